package io.holdfast.contract;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;
import java.util.List;

/** The wiring of the simple store that writes under guards. */
interface OnOptimisticMap extends StoreFixture {
  @Override
  default InventoryStore store(InstantSource clock) {
    return new OptimisticMapStore(clock);
  }

  @Override
  default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
    return ((LockedMapStore) store).requests(shop);
  }

  @Override
  default List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
    return ((LockedMapStore) store).expiredHolds(shop);
  }

  @Override
  default HostRows hostRows(InventoryStore store) {
    return ((LockedMapStore) store).hostRows;
  }
}
