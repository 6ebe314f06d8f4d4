package io.holdfast.inmemory;

import io.holdfast.contract.IdempotencyContract;
import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;

/** The clauses of idempotency, in memory. */
class MemoryIdempotencyTest extends IdempotencyContract {
  @Override
  public IdempotencyStore store(InstantSource clock) {
    return InMemoryInventoryStore.create(clock).idempotency();
  }
}
