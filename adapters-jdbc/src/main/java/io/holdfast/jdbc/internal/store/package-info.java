/** Loads, lets decide, writes: the transactions of the store. */
@NullMarked
package io.holdfast.jdbc.internal.store;

import org.jspecify.annotations.NullMarked;
