package io.holdfast.inventory.internal;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that must not be called: any I/O fails the test. */
public class NoStore implements InventoryStore {
  private final Limits limits;

  public NoStore(Limits limits) {
    this.limits = limits;
  }

  private static AssertionError touched() {
    return new AssertionError("the store was touched");
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    throw touched();
  }

  @Override
  public Snapshot read(Footprint footprint) {
    throw touched();
  }

  @Override
  public void check(HostWrite write) {
    // takes every write, and must not be asked to perform it
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    throw touched();
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    throw touched();
  }

  @Override
  public List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    throw touched();
  }

  @Override
  public ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    throw touched();
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    throw touched();
  }

  @Override
  public List<StockMovement> stockMovements(
      StockKey key, @Nullable StockMovement after, int limit) {
    throw touched();
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId reference) {
    throw touched();
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    throw touched();
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    throw touched();
  }
}
