/** Tests of {@link io.holdfast.idempotency.IdempotencyStore}, one class for each clause. */
@NullMarked
package io.holdfast.contract.idempotency;

import org.jspecify.annotations.NullMarked;
