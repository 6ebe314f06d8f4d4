/** Two sides in turn in one run, and what their ratio was in each round. */
@NullMarked
package io.holdfast.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
