/** Loads, lets decide, writes: the transactions of the store. */
@NullMarked
package io.holdfast.aws.dynamodb.internal.store;

import org.jspecify.annotations.NullMarked;
