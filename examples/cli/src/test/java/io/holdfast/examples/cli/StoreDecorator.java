package io.holdfast.examples.cli;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;

/** A store that does what another does. */
public class StoreDecorator implements InventoryStore {
  private final InventoryStore store;

  public StoreDecorator(InventoryStore store) {
    this.store = store;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    return store.decide(footprint, decision);
  }

  @Override
  public Snapshot read(Footprint footprint) {
    return store.read(footprint);
  }

  @Override
  public Limits limits() {
    return store.limits();
  }

  @Override
  public boolean gainsFromCoalescing() {
    return store.gainsFromCoalescing();
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, StockKey after, int limit) {
    return store.levels(shop, after, limit);
  }

  @Override
  public List<StockMovement> movements(StockKey key, StockMovement after, int limit) {
    return store.movements(key, after, limit);
  }

  @Override
  public List<StockMovement> movements(ShopId shop, ReservationId reference) {
    return store.movements(shop, reference);
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    return store.expiredHolds(shop, limit);
  }

  @Override
  public void audit(ShopId shop, StockKey after, int limit, AuditVisitor visitor) {
    store.audit(shop, after, limit, visitor);
  }
}
