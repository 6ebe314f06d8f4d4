package io.holdfast.testing;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.OptimisticStore;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A store that forwards to another one, except for the methods that a test overrides to observe,
 * delay or break it. Safe for use by any number of threads if the other store is.
 *
 * @since 0.1.0
 */
public abstract class ForwardingStore implements OptimisticStore {
  private final InventoryStore inner;

  /** Creates a store that forwards to the given one. */
  protected ForwardingStore(InventoryStore inner) {
    this.inner = Objects.requireNonNull(inner, "inner");
  }

  /** Returns the store that calls are forwarded to. */
  protected final InventoryStore inner() {
    return inner;
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
  public void check(HostWrite write) {
    inner.check(write);
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
  public boolean isInHostTransaction() {
    return inner.isInHostTransaction();
  }

  @Override
  public boolean hasExpiredHoldOutbox() {
    return inner.hasExpiredHoldOutbox();
  }

  /** Returns the counts of the other store, or zeros if it does not count. */
  @Override
  public GuessCounts guessCounts() {
    return inner instanceof OptimisticStore it ? it.guessCounts() : GuessCounts.NONE;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    return inner.levels(shop, after, limit);
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    return inner.levels(shop, keys);
  }

  @Override
  public List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    return inner.reservations(shop, ids);
  }

  @Override
  public ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    return inner.reservations(shop, filter, after, limit);
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    return inner.shops(after, limit);
  }

  @Override
  public List<StockMovement> stockMovements(
      StockKey key, @Nullable StockMovement after, int limit) {
    return inner.stockMovements(key, after, limit);
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId reference) {
    return inner.reservationMovements(shop, reference);
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    return inner.expiredHolds(shop, limit);
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    inner.audit(shop, after, limit, visitor);
  }
}
