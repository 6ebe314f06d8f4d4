package io.holdfast.spring.internal;

import io.holdfast.idempotency.IdempotencyStore;

/** Puts meters before an idempotency store, where Micrometer is on the class path. */
@FunctionalInterface
interface IdempotencyMeters {
  /** Returns the store behind meters. */
  IdempotencyStore before(IdempotencyStore store);
}
