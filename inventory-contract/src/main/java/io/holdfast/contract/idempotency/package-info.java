/** The tests of each clause of {@link io.holdfast.idempotency.IdempotencyStore}. */
@NullMarked
package io.holdfast.contract.idempotency;

import org.jspecify.annotations.NullMarked;
