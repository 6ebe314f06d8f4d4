package io.holdfast.contract;

import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;

/** The wiring of the simple store that writes under guards. */
interface OnOptimisticMap extends OnLockedMap {
  @Override
  default InventoryStore store(InstantSource clock) {
    return new OptimisticMapStore().on(clock);
  }
}
