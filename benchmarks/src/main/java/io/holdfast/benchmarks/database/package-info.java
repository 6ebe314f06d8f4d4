/** Servers for measurements. A server that does not sync with every commit is refused. */
@NullMarked
package io.holdfast.benchmarks.database;

import org.jspecify.annotations.NullMarked;
