/** The DynamoDB adapter. It keeps stock in one table, through the host's SDK client. */
@NullMarked
package io.holdfast.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
