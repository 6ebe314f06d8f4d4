package io.holdfast.jdbc.faults;

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

/** A store in front of another, to be broken by overriding. */
abstract class ForwardingStore implements InventoryStore {
  final InventoryStore inner;

  ForwardingStore(InventoryStore inner) {
    this.inner = inner;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    return inner.decide(footprint, decision);
  }

  @Override
  public Snapshot read(Footprint footprint) {
    return inner.read(footprint);
  }

  @Override
  public Limits limits() {
    return inner.limits();
  }

  @Override
  public boolean gainsFromCoalescing() {
    return inner.gainsFromCoalescing();
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, StockKey after, int limit) {
    return inner.levels(shop, after, limit);
  }

  @Override
  public List<StockMovement> movements(StockKey key, StockMovement after, int limit) {
    return inner.movements(key, after, limit);
  }

  @Override
  public List<StockMovement> movements(ShopId shop, ReservationId reference) {
    return inner.movements(shop, reference);
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    return inner.expiredHolds(shop, limit);
  }

  @Override
  public void audit(ShopId shop, StockKey after, int limit, AuditVisitor visitor) {
    inner.audit(shop, after, limit, visitor);
  }
}
