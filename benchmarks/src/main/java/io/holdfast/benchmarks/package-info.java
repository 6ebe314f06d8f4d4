/** Compares the cost of a commit with hand-written alternatives. */
@NullMarked
package io.holdfast.benchmarks;

import org.jspecify.annotations.NullMarked;
