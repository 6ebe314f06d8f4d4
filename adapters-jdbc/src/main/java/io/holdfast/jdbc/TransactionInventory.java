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
import io.holdfast.inventory.model.Restock;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stock operations inside a transaction of the host's, on its own {@link java.sql.Connection}: they
 * become durable when the host commits, and never happened when it rolls back.
 *
 * <p>Never coalesced with those of others, because no other transaction can share them; and no
 * listener is told of them, because only the host knows whether it will commit. An outcome is what
 * the transaction has done so far, not what is durable.
 *
 * <p>What is different inside a transaction:
 *
 * <ul>
 *   <li>Levels that were touched stay locked until the host ends the transaction. Keep it short,
 *       and touch stock last. A host that calls twice in one transaction locks in its own order,
 *       and may deadlock with another.
 *   <li>A deadlock, a lost connection, and a time-out where the server is set so end the host's
 *       transaction, and nothing in here can bring it back: {@link
 *       io.holdfast.inventory.error.UnavailableException} says so, and every later call on this
 *       object too, before it does anything. Roll back and repeat all of it, with the same ids and
 *       another {@code within(connection)}. What a statement of the host's own has ended is not
 *       seen here.
 *   <li>After any other fault the work of this call is undone, and the rest of the transaction
 *       stands.
 * </ul>
 *
 * <p>As thread-safe as the connection: for one thread at a time, and not beyond the transaction.
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
  public Outcome<Restock> defineRestock(StockKey key, @Nullable RestockPolicy policy) {
    return inventory.defineRestock(key, policy);
  }

  @Override
  public Outcome<Restock> cancelRestock(StockKey key, RestockRequestId id) {
    return inventory.cancelRestock(key, id);
  }

  @Override
  public Optional<Restock> restock(StockKey key) {
    return inventory.restock(key);
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
  public Optional<Reservation> find(ShopId shop, ReservationId id) {
    return inventory.find(shop, id);
  }

  @Override
  public List<StockMovement> movements(ShopId shop, ReservationId id) {
    return inventory.movements(shop, id);
  }
}
