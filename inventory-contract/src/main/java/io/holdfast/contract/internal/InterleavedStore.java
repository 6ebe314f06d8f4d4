package io.holdfast.contract.internal;

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
import org.jspecify.annotations.Nullable;

/**
 * A store that lets something else happen in the middle of the first decision it is asked for.
 *
 * @param store does the work
 * @param meanwhile what happens
 */
public record InterleavedStore(InventoryStore store, Meanwhile meanwhile)
    implements InventoryStore {
  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    return store.decide(footprint, meanwhile.in(decision));
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
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    return store.levels(shop, after, limit);
  }

  @Override
  public List<StockMovement> movements(StockKey key, @Nullable StockMovement after, int limit) {
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
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    store.audit(shop, after, limit, visitor);
  }
}
