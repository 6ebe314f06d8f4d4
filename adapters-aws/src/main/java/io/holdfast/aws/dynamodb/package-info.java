/** The DynamoDB adapter: it keeps stock in one table, through the SDK client of the host. */
@NullMarked
package io.holdfast.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
