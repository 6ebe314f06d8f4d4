package io.holdfast.inmemory;

import io.holdfast.contract.StoreFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.InstantSource;
import java.util.List;

/** Wires the contract to the in-memory store. */
interface OnMemory extends StoreFixture {
  @Override
  default InventoryStore store(InstantSource clock) {
    return InMemoryInventoryStore.create(clock);
  }

  @Override
  default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
    return ((InMemoryInventoryStore) store)
        .restockOutbox().messages(shop, null, 1_000).stream().map(OutboxMessage::request).toList();
  }
}
