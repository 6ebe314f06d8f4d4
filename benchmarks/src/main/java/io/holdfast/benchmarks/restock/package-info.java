/** Restock requests on their way, beside commits. */
@NullMarked
package io.holdfast.benchmarks.restock;

import org.jspecify.annotations.NullMarked;
