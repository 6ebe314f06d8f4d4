package io.holdfast.contract;

import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;

/** The wiring of the simple store. */
interface OnLockedMap extends StoreFixture {
  @Override
  default InventoryStore store(InstantSource clock) {
    return new LockedMapStore(clock);
  }
}
