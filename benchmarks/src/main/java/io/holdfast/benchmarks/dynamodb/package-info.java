/** DynamoDB: the counted cost of an order, and a comparison with another algorithm. */
@NullMarked
package io.holdfast.benchmarks.dynamodb;

import org.jspecify.annotations.NullMarked;
