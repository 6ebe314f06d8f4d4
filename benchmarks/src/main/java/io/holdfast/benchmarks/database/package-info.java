/** Servers to measure on: each syncs with every commit, or is refused. */
@NullMarked
package io.holdfast.benchmarks.database;

import org.jspecify.annotations.NullMarked;
