package io.holdfast.jdbc;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.Availability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs stock operations inside the host's transaction, on the host's {@link java.sql.Connection}.
 * They become durable when the host commits. If the host rolls back, they have not happened.
 *
 * <p>The operations are never coalesced with others, because no other transaction can share them.
 * No listener is called for them, because only the host knows whether it will commit. An outcome is
 * what the transaction has done so far, not what is durable.
 *
 * <p>These rules hold inside a transaction:
 *
 * <ul>
 *   <li>Levels that were touched stay locked until the host ends the transaction. Keep the
 *       transaction short, and touch stock last. A host that calls twice in one transaction chooses
 *       the order of locks itself, and may deadlock with another transaction.
 *   <li>A deadlock and a lost connection end the host's transaction, and so does a time-out if the
 *       server is configured so. It cannot be continued: the call throws {@link
 *       io.holdfast.inventory.error.UnavailableException}, and so does every later call on this
 *       object, before it does anything. Roll back and repeat the whole transaction, with the same
 *       ids and another {@code within(connection)}. If one of the host's statements has ended the
 *       transaction, this object does not notice it.
 *   <li>After any other fault the work of this call is undone, and the rest of the transaction
 *       stands.
 * </ul>
 *
 * <p>Not safe for use by several threads at once, as the connection is not. Do not use it after the
 * transaction has ended.
 */
public final class TransactionInventory implements StockOperations {
  private final Inventory inventory;

  TransactionInventory(Inventory inventory) {
    this.inventory = inventory;
  }

  @Override
  public Outcome<StockLevel> define(StockDefinition definition) {
    return inventory.define(definition);
  }

  @Override
  public Outcome<StockChange> receive(ReceiveRequest request) {
    return inventory.receive(request);
  }

  @Override
  public Outcome<StockChange> adjust(AdjustRequest request) {
    return inventory.adjust(request);
  }

  @Override
  public Outcome<StockChange> setOnHand(SetOnHandRequest request) {
    return inventory.setOnHand(request);
  }

  @Override
  public Outcome<RestockStatus> setRestockPolicy(StockKey key, @Nullable RestockPolicy policy) {
    return inventory.setRestockPolicy(key, policy);
  }

  @Override
  public Outcome<RestockStatus> cancelRestock(StockKey key, RestockRequestId id) {
    return inventory.cancelRestock(key, id);
  }

  @Override
  public Optional<RestockStatus> restockStatus(StockKey key) {
    return inventory.restockStatus(key);
  }

  @Override
  public Outcome<Reservation> hold(HoldRequest request) {
    return inventory.hold(request);
  }

  @Override
  public Outcome<Reservation> extend(ShopId shop, ReservationId id, Duration ttl) {
    return inventory.extend(shop, id, ttl);
  }

  @Override
  public Outcome<Reservation> commit(CommitRequest request) {
    return inventory.commit(request);
  }

  @Override
  public Outcome<Reservation> release(ShopId shop, ReservationId id) {
    return inventory.release(shop, id);
  }

  @Override
  public Outcome<Reservation> cancel(ShopId shop, ReservationId id) {
    return inventory.cancel(shop, id);
  }

  @Override
  public Outcome<Reservation> dispatch(ShopId shop, ReservationId id) {
    return inventory.dispatch(shop, id);
  }

  @Override
  public Outcome<StockChange> returnToStock(ReturnRequest request) {
    return inventory.returnToStock(request);
  }

  @Override
  public Outcome<Availability> availability(AvailabilityRequest request) {
    return inventory.availability(request);
  }

  @Override
  public Optional<StockLevel> level(StockKey key) {
    return inventory.level(key);
  }

  @Override
  public Optional<Reservation> reservation(ShopId shop, ReservationId id) {
    return inventory.reservation(shop, id);
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId id) {
    return inventory.reservationMovements(shop, id);
  }
}
