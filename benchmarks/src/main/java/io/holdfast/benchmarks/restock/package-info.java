/** Restock requests in the outbox, measured together with commits. */
@NullMarked
package io.holdfast.benchmarks.restock;

import org.jspecify.annotations.NullMarked;
