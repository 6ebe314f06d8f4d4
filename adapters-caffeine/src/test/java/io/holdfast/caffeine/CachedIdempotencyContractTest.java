package io.holdfast.caffeine;

import io.holdfast.contract.IdempotencyContract;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inmemory.InMemoryInventoryStore;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Behind a cache every clause holds as before; the other instance has a cache of its own. */
class CachedIdempotencyContractTest extends IdempotencyContract {
  private final Map<IdempotencyStore, IdempotencyStore> behind = new HashMap<>();

  @Override
  public IdempotencyStore store(InstantSource clock) {
    return cached(InMemoryInventoryStore.create(clock).idempotency(), clock);
  }

  @Override
  public IdempotencyStore reopen(IdempotencyStore store, InstantSource clock) {
    return cached(Objects.requireNonNull(behind.get(store)), clock);
  }

  private IdempotencyStore cached(IdempotencyStore store, InstantSource clock) {
    IdempotencyStore cached = CachedIdempotencyStore.builder(store).clock(clock).build();
    behind.put(cached, store);
    return cached;
  }
}
