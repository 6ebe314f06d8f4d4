package io.holdfast.contract;

import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import java.time.InstantSource;

/** The wiring of a store whose transactions are as small as those of a database with a limit. */
interface OnLimitedMap extends OnLockedMap {
  @Override
  default InventoryStore store(InstantSource clock) {
    return new LimitedMapStore(clock, new Limits(100));
  }
}
