/** Loads, the rounds in which contenders alternate under them, and the results. */
@NullMarked
package io.holdfast.benchmarks.load;

import org.jspecify.annotations.NullMarked;
