/** DynamoDB: what an order costs there, counted, and the algorithm of others beside it. */
@NullMarked
package io.holdfast.benchmarks.dynamodb;

import org.jspecify.annotations.NullMarked;
