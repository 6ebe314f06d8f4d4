package io.holdfast.inmemory;

import io.holdfast.contract.StoreFixture;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;

/** Wires the contract to the in-memory store. */
interface OnMemory extends StoreFixture {
  @Override
  default InventoryStore store(InstantSource clock) {
    return InMemoryInventoryStore.create(clock);
  }
}
