package io.holdfast.inmemory;

import io.holdfast.contract.RestockOutboxContract;
import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clauses of the outbox, in memory. */
class MemoryOutboxTest extends RestockOutboxContract {
  private final Map<Outbox<RestockRequest>, InMemoryInventoryStore> stores =
      new ConcurrentHashMap<>();

  @Override
  public RestockOutbox outbox(InstantSource clock) {
    InMemoryInventoryStore store = InMemoryInventoryStore.create(clock);
    stores.put(store.restockOutbox(), store);
    return store.restockOutbox();
  }

  @Override
  public void put(Outbox<RestockRequest> outbox, List<RestockRequest> requests) {
    RestockOutboxFixture.decided(stores.get(outbox), requests);
  }
}
