package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blocking calls of an {@link Inventory} for one shop. A host with one shop need not name it in
 * every call; code that serves one shop of many cannot touch another. Each method does what the
 * method of the same name does in {@link Inventory}.
 *
 * <p>A request or key of another shop is refused with {@link InvalidRequestException} before any
 * I/O. Safe for use by any number of threads. It needs no closing.
 *
 * @since 0.1.0
 */
public final class ShopInventory {
  private final Inventory inventory;
  private final ShopId shop;

  ShopInventory(Inventory inventory, ShopId shop) {
    this.inventory = inventory;
    this.shop = Checks.required("shop", shop);
  }

  /** Returns the shop. */
  public ShopId shop() {
    return shop;
  }

  /** Returns the key of an article of this shop, at the location {@code main}. */
  public StockKey key(Sku sku) {
    return StockKey.of(shop, sku);
  }

  /** Runs {@link Inventory#define}. */
  public Outcome<StockLevel> define(StockDefinition definition) {
    return inventory.define(own(Checks.required("definition", definition), definition.key()));
  }

  /** Runs {@link Inventory#receive}. */
  public Outcome<StockChange> receive(ReceiveRequest request) {
    return inventory.receive(own(Checks.required("request", request), request.shop()));
  }

  /** Receives goods at keys that exist. */
  public Outcome<StockChange> receive(OperationId id, List<Line> lines) {
    return inventory.receive(ReceiveRequest.of(shop, id, lines));
  }

  /** Does the same as {@link #receive(OperationId, List)}. */
  public Outcome<StockChange> receive(OperationId id, Line... lines) {
    return receive(id, Arrays.asList(lines));
  }

  /** Runs {@link Inventory#adjust}. */
  public Outcome<StockChange> adjust(AdjustRequest request) {
    return inventory.adjust(own(Checks.required("request", request), request.key()));
  }

  /** Runs {@link Inventory#setOnHand}. */
  public Outcome<StockChange> setOnHand(SetOnHandRequest request) {
    return inventory.setOnHand(own(Checks.required("request", request), request.key()));
  }

  /** Runs {@link Inventory#setRestockPolicy}. */
  public Outcome<RestockStatus> setRestockPolicy(StockKey key, @Nullable RestockPolicy policy) {
    return inventory.setRestockPolicy(own(key), policy);
  }

  /** Runs {@link Inventory#cancelRestock}. */
  public Outcome<RestockStatus> cancelRestock(StockKey key, RestockRequestId id) {
    return inventory.cancelRestock(own(key), id);
  }

  /** Runs {@link Inventory#hold}. */
  public Outcome<Reservation> hold(HoldRequest request) {
    return inventory.hold(own(Checks.required("request", request), request.shop()));
  }

  /** Takes every line in full for a limited time, or nothing. */
  public Outcome<Reservation> hold(ReservationId id, Duration ttl, List<Line> lines) {
    return inventory.hold(HoldRequest.of(shop, id, ttl, lines));
  }

  /** Does the same as {@link #hold(ReservationId, Duration, List)}. */
  public Outcome<Reservation> hold(ReservationId id, Duration ttl, Line... lines) {
    return hold(id, ttl, Arrays.asList(lines));
  }

  /** Runs {@link Inventory#extend}. */
  public Outcome<Reservation> extend(ReservationId id, Duration ttl) {
    return inventory.extend(shop, id, ttl);
  }

  /** Runs {@link Inventory#commit}. */
  public Outcome<Reservation> commit(CommitRequest request) {
    return inventory.commit(own(Checks.required("request", request), request.shop()));
  }

  /** Commits lines, as {@link CommitRequest#of(ShopId, ReservationId, List)} asks for. */
  public Outcome<Reservation> commit(ReservationId id, List<Line> lines) {
    return inventory.commit(CommitRequest.of(shop, id, lines));
  }

  /** Does the same as {@link #commit(ReservationId, List)}. */
  public Outcome<Reservation> commit(ReservationId id, Line... lines) {
    return commit(id, Arrays.asList(lines));
  }

  /** Commits everything that is held under this id. */
  public Outcome<Reservation> commitHold(ReservationId id) {
    return inventory.commit(CommitRequest.ofHold(shop, id));
  }

  /** Runs {@link Inventory#release}. */
  public Outcome<Reservation> release(ReservationId id) {
    return inventory.release(shop, id);
  }

  /** Runs {@link Inventory#cancel}. */
  public Outcome<Reservation> cancel(ReservationId id) {
    return inventory.cancel(shop, id);
  }

  /** Runs {@link Inventory#undo}. */
  public Outcome<Reservation> undo(ReservationId id) {
    return inventory.undo(shop, id);
  }

  /** Runs {@link Inventory#dispatch}. */
  public Outcome<Reservation> dispatch(ReservationId id) {
    return inventory.dispatch(shop, id);
  }

  /** Runs {@link Inventory#returnToStock}. */
  public Outcome<StockChange> returnToStock(ReturnRequest request) {
    return inventory.returnToStock(own(Checks.required("request", request), request.shop()));
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
    return inventory.levels(shop, from, limit);
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

  /** Runs {@link Inventory#reservation}. */
  public Optional<Reservation> reservation(ReservationId id) {
    return inventory.reservation(shop, id);
  }

  /** Runs {@link Inventory#reservations(ShopId, Collection)}. */
  public Map<ReservationId, Reservation> reservations(Collection<ReservationId> ids) {
    return inventory.reservations(shop, ids);
  }

  /** Runs {@link Inventory#reservations(ShopId, ReservationState, Instant, PageToken, int)}. */
  public Page<Reservation> reservations(
      ReservationState state, @Nullable Instant since, @Nullable PageToken from, int limit) {
    return inventory.reservations(shop, state, since, from, limit);
  }

  /** Runs {@link Inventory#reservationMovements}. */
  public List<StockMovement> reservationMovements(ReservationId id) {
    return inventory.reservationMovements(shop, id);
  }

  /** Runs {@link Inventory#stockMovements}. */
  public Page<StockMovement> stockMovements(StockKey key, @Nullable PageToken from, int limit) {
    return inventory.stockMovements(own(key), from, limit);
  }

  /** Runs {@link Inventory#sweep}. */
  public SweepReport sweep(int limit) {
    return inventory.sweep(shop, limit);
  }

  /** Runs {@link Inventory#verify(ShopId)}. */
  public VerifyReport verify() {
    return inventory.verify(shop);
  }

  /** Runs {@link Inventory#verify(ShopId, PageToken, int)}. */
  public VerifyReport verify(@Nullable PageToken from, int limit) {
    return inventory.verify(shop, from, limit);
  }

  /** Runs {@link Inventory#repair}. */
  public RepairReport repair(RepairRequest request) {
    return inventory.repair(own(Checks.required("request", request), request.shop()));
  }

  private StockKey own(StockKey key) {
    return own(Checks.required("key", key), key.shop());
  }

  private <T> T own(T request, StockKey key) {
    return own(request, key.shop());
  }

  private <T> T own(T request, ShopId other) {
    if (!other.equals(shop)) {
      throw new InvalidRequestException("shop", "must be " + shop);
    }
    return request;
  }
}
