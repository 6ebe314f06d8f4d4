package io.holdfast.inmemory;

import io.holdfast.contract.ExpiredHoldOutboxContract;
import io.holdfast.contract.ExpiredHoldOutboxFixture;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The clauses of the outbox of expired holds, in memory. */
class MemoryExpiredHoldOutboxTest extends ExpiredHoldOutboxContract {
  private final Map<Outbox<ExpiredHold>, InMemoryInventoryStore> stores = new ConcurrentHashMap<>();

  @Override
  public ExpiredHoldOutbox outbox(InstantSource clock) {
    InMemoryInventoryStore store =
        InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(true).build();
    stores.put(store.expiredHoldOutbox(), store);
    return store.expiredHoldOutbox();
  }

  @Override
  public void put(Outbox<ExpiredHold> outbox, List<ExpiredHold> holds) {
    ExpiredHoldOutboxFixture.decided(stores.get(outbox), holds);
  }
}
