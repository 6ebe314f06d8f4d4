package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.HostWrite;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Inventory} for one shop: its commands, and the reads. A host with one shop need not
 * name it in every call; code that serves one shop of many cannot touch another. Each method does
 * what the method of the same name does in {@link Inventory}.
 *
 * <p>A request or key of another shop is refused with {@link InvalidRequestException} before any
 * I/O. Safe for use by any number of threads. It needs no closing.
 *
 * @since 0.1.0
 */
public final class ShopInventory extends ShopCommands {
  private final Inventory inventory;

  ShopInventory(Inventory inventory, ShopId shop) {
    super(inventory, shop);
    this.inventory = inventory;
  }

  /** Returns the key of an article of this shop, at the location {@code main}. */
  public StockKey key(Sku sku) {
    return StockKey.of(shop(), sku);
  }

  /** Runs {@link Inventory#alongside(List)}. */
  public ShopCommands alongside(List<? extends HostWrite> writes) {
    return new ShopCommands(inventory.alongside(writes), shop());
  }

  /** Does the same as {@link #alongside(List)}. */
  public ShopCommands alongside(HostWrite... writes) {
    return alongside(List.of(Checks.required("writes", writes)));
  }

  /** Runs {@link Inventory#availability}. */
  public Outcome<Availability> availability(AvailabilityRequest request) {
    return inventory.availability(own(Checks.required("request", request), request.shop()));
  }

  /** Runs {@link Inventory#level}. */
  public Optional<StockLevel> level(StockKey key) {
    return inventory.level(own(key));
  }

  /** Returns the level of an article at the location {@code main}. */
  public Optional<StockLevel> level(Sku sku) {
    return inventory.level(key(sku));
  }

  /** Runs {@link Inventory#levels}. */
  public Page<StockLevel> levels(@Nullable PageToken from, int limit) {
    return inventory.levels(shop(), from, limit);
  }

  /** Runs {@link Inventory#levels(Collection)}. */
  public Map<StockKey, StockLevel> levels(Collection<StockKey> keys) {
    Checks.required("keys", keys).forEach(this::own);
    return inventory.levels(keys);
  }

  /** Runs {@link Inventory#restockStatus}. */
  public Optional<RestockStatus> restockStatus(StockKey key) {
    return inventory.restockStatus(own(key));
  }

  /** Runs {@link Inventory#isOpen}. */
  public boolean isOpen(RestockRequest request) {
    own(Checks.required("request", request).key());
    return inventory.isOpen(request);
  }

  /** Runs {@link Inventory#reservation}. */
  public Optional<Reservation> reservation(ReservationId id) {
    return inventory.reservation(shop(), id);
  }

  /** Runs {@link Inventory#reservations(ShopId, Collection)}. */
  public Map<ReservationId, Reservation> reservations(Collection<ReservationId> ids) {
    return inventory.reservations(shop(), ids);
  }

  /** Runs {@link Inventory#reservations(ShopId, ReservationState, Instant, PageToken, int)}. */
  public Page<Reservation> reservations(
      ReservationState state, @Nullable Instant since, @Nullable PageToken from, int limit) {
    return inventory.reservations(shop(), state, since, from, limit);
  }

  /** Runs {@link Inventory#reservationMovements}. */
  public List<StockMovement> reservationMovements(ReservationId id) {
    return inventory.reservationMovements(shop(), id);
  }

  /** Runs {@link Inventory#stockMovements}. */
  public Page<StockMovement> stockMovements(StockKey key, @Nullable PageToken from, int limit) {
    return inventory.stockMovements(own(key), from, limit);
  }

  /** Runs {@link Inventory#sweep}. */
  public SweepReport sweep(int limit) {
    return inventory.sweep(shop(), limit);
  }

  /** Runs {@link Inventory#verify(ShopId)}. */
  public VerifyReport verify() {
    return inventory.verify(shop());
  }

  /** Runs {@link Inventory#verify(ShopId, PageToken, int)}. */
  public VerifyReport verify(@Nullable PageToken from, int limit) {
    return inventory.verify(shop(), from, limit);
  }

  /** Runs {@link Inventory#repair}. */
  public RepairReport repair(RepairRequest request) {
    return inventory.repair(own(Checks.required("request", request), request.shop()));
  }
}
