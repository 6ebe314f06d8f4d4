package io.holdfast.contract;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The wiring of the simple store, and of each store that extends it. */
interface OnLockedMap extends StoreFixture {
  @Override
  default InventoryStore store(InstantSource clock) {
    return new LockedMapStore().on(clock);
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

  @Override
  default Optional<BadRows> badRows(InventoryStore store) {
    return Optional.of(((LockedMapStore) store).badRows());
  }
}
