/** Commits in the memory of one process. */
@NullMarked
package io.holdfast.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
