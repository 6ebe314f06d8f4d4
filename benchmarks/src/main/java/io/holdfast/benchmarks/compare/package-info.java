/** Comparison of two sides in alternating rounds of one run. */
@NullMarked
package io.holdfast.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
