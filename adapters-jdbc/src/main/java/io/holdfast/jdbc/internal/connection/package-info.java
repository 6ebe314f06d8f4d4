/** Borrows connections of the host, runs transactions on them and repeats those that failed. */
@NullMarked
package io.holdfast.jdbc.internal.connection;

import org.jspecify.annotations.NullMarked;
