/** Loads, the rounds in which contenders take turns under them, and what came of it. */
@NullMarked
package io.holdfast.benchmarks.load;

import org.jspecify.annotations.NullMarked;
