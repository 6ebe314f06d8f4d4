/** What a commit costs, beside the hand-written alternative: the runner that compares the two. */
@NullMarked
package io.holdfast.benchmarks;

import org.jspecify.annotations.NullMarked;
