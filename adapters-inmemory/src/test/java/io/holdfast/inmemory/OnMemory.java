package io.holdfast.inmemory;

import io.holdfast.contract.HostRows;
import io.holdfast.contract.StoreFixture;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Wires the contract to the in-memory store. */
interface OnMemory extends StoreFixture {
  @Override
  default InventoryStore store(InstantSource clock) {
    return InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(true).build();
  }

  @Override
  default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
    return ((InMemoryInventoryStore) store)
        .restockOutbox().messages(shop, null, 1_000).stream().map(OutboxMessage::content).toList();
  }

  @Override
  default List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
    return ((InMemoryInventoryStore) store)
        .expiredHoldOutbox().messages(shop, null, 1_000).stream()
            .map(OutboxMessage::content)
            .toList();
  }

  @Override
  default HostRows hostRows(InventoryStore store) {
    return new Orders();
  }

  /** The orders of the host, in a map. */
  final class Orders implements HostRows {
    private final ConcurrentMap<ShopId, ConcurrentMap<String, String>> shops =
        new ConcurrentHashMap<>();

    private ConcurrentMap<String, String> of(ShopId shop) {
      return shops.computeIfAbsent(shop, id -> new ConcurrentHashMap<>());
    }

    @Override
    public HostWrite insert(ShopId shop, String id, String text) {
      return InMemoryWrite.insert("orders", of(shop), id, text);
    }

    @Override
    public Map<String, String> all(ShopId shop) {
      return Map.copyOf(of(shop));
    }
  }
}
