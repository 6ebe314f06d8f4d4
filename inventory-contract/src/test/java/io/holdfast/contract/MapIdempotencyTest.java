package io.holdfast.contract;

import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;

class MapIdempotencyTest extends IdempotencyContract {
  @Override
  public IdempotencyStore store(InstantSource clock) {
    return new MapIdempotencyStore(clock);
  }
}
