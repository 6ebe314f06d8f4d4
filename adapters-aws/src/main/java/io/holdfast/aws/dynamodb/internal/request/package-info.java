/** Requests to DynamoDB: reads, transactions, deadlines, failures by kind. */
@NullMarked
package io.holdfast.aws.dynamodb.internal.request;

import org.jspecify.annotations.NullMarked;
