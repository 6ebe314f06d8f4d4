package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The commands of an {@link Inventory} for one shop, blocking and not. Each method does what the
 * method of the same name does in {@link StockCommands} or {@link AsyncStockOperations}.
 *
 * <p>A request or key of another shop is refused with {@link InvalidRequestException} before any
 * I/O. Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public sealed class ShopCommands permits ShopInventory {
  private final InventoryCommands commands;
  private final ShopId shop;

  ShopCommands(InventoryCommands commands, ShopId shop) {
    this.commands = commands;
    this.shop = Checks.required("shop", shop);
  }

  /** Returns the shop. */
  public final ShopId shop() {
    return shop;
  }

  /** Runs {@link StockCommands#define}. */
  public final Outcome<StockLevel> define(StockDefinition definition) {
    return commands.define(own(Checks.required("definition", definition), definition.key()));
  }

  /** Runs {@link StockCommands#receive}. */
  public final Outcome<StockChange> receive(ReceiveRequest request) {
    return commands.receive(own(Checks.required("request", request), request.shop()));
  }

  /** Receives goods at keys that exist. */
  public final Outcome<StockChange> receive(OperationId id, List<Line> lines) {
    return commands.receive(ReceiveRequest.of(shop, id, lines));
  }

  /** Does the same as {@link #receive(OperationId, List)}. */
  public final Outcome<StockChange> receive(OperationId id, Line... lines) {
    return receive(id, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Runs {@link StockCommands#adjust}. */
  public final Outcome<StockChange> adjust(AdjustRequest request) {
    return commands.adjust(own(Checks.required("request", request), request.key()));
  }

  /** Runs {@link StockCommands#setOnHand}. */
  public final Outcome<StockChange> setOnHand(SetOnHandRequest request) {
    return commands.setOnHand(own(Checks.required("request", request), request.key()));
  }

  /** Runs {@link StockCommands#setRestockPolicy}. */
  public final Outcome<RestockStatus> setRestockPolicy(
      StockKey key, @Nullable RestockPolicy policy) {
    return commands.setRestockPolicy(own(key), policy);
  }

  /** Runs {@link StockCommands#cancelRestock}. */
  public final Outcome<RestockStatus> cancelRestock(StockKey key, RestockRequestId id) {
    return commands.cancelRestock(own(key), id);
  }

  /** Runs {@link StockCommands#hold}. */
  public final Outcome<Reservation> hold(HoldRequest request) {
    return commands.hold(own(Checks.required("request", request), request.shop()));
  }

  /** Takes every line in full for a limited time, or nothing. */
  public final Outcome<Reservation> hold(ReservationId id, Duration ttl, List<Line> lines) {
    return commands.hold(HoldRequest.of(shop, id, ttl, lines));
  }

  /** Does the same as {@link #hold(ReservationId, Duration, List)}. */
  public final Outcome<Reservation> hold(ReservationId id, Duration ttl, Line... lines) {
    return hold(id, ttl, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Runs {@link StockCommands#extend}. */
  public final Outcome<Reservation> extend(ReservationId id, Duration ttl) {
    return commands.extend(shop, id, ttl);
  }

  /** Runs {@link StockCommands#commit}. */
  public final Outcome<Reservation> commit(CommitRequest request) {
    return commands.commit(own(Checks.required("request", request), request.shop()));
  }

  /** Commits lines, as {@link CommitRequest#of(ShopId, ReservationId, List)} asks for. */
  public final Outcome<Reservation> commit(ReservationId id, List<Line> lines) {
    return commands.commit(CommitRequest.of(shop, id, lines));
  }

  /** Does the same as {@link #commit(ReservationId, List)}. */
  public final Outcome<Reservation> commit(ReservationId id, Line... lines) {
    return commit(id, Arrays.asList(Checks.required("lines", lines)));
  }

  /** Commits everything that is held under this id. */
  public final Outcome<Reservation> commitHold(ReservationId id) {
    return commands.commit(CommitRequest.ofHold(shop, id));
  }

  /** Runs {@link StockCommands#release}. */
  public final Outcome<Reservation> release(ReservationId id) {
    return commands.release(shop, id);
  }

  /** Runs {@link StockCommands#cancel}. */
  public final Outcome<Reservation> cancel(ReservationId id) {
    return commands.cancel(shop, id);
  }

  /** Runs {@link StockCommands#undo}. */
  public final Outcome<Reservation> undo(ReservationId id) {
    return commands.undo(shop, id);
  }

  /** Runs {@link StockCommands#dispatch}. */
  public final Outcome<Reservation> dispatch(ReservationId id) {
    return commands.dispatch(shop, id);
  }

  /** Runs {@link StockCommands#returnToStock}. */
  public final Outcome<StockChange> returnToStock(ReturnRequest request) {
    return commands.returnToStock(own(Checks.required("request", request), request.shop()));
  }

  /** Runs {@link StockCommands#define} without blocking the caller. */
  public final CompletionStage<Outcome<StockLevel>> defineAsync(StockDefinition definition) {
    return commands.defineAsync(own(Checks.required("definition", definition), definition.key()));
  }

  /** Runs {@link StockCommands#receive} without blocking the caller. */
  public final CompletionStage<Outcome<StockChange>> receiveAsync(ReceiveRequest request) {
    return commands.receiveAsync(own(Checks.required("request", request), request.shop()));
  }

  /** Runs {@link StockCommands#adjust} without blocking the caller. */
  public final CompletionStage<Outcome<StockChange>> adjustAsync(AdjustRequest request) {
    return commands.adjustAsync(own(Checks.required("request", request), request.key()));
  }

  /** Runs {@link StockCommands#setOnHand} without blocking the caller. */
  public final CompletionStage<Outcome<StockChange>> setOnHandAsync(SetOnHandRequest request) {
    return commands.setOnHandAsync(own(Checks.required("request", request), request.key()));
  }

  /** Runs {@link StockCommands#setRestockPolicy} without blocking the caller. */
  public final CompletionStage<Outcome<RestockStatus>> setRestockPolicyAsync(
      StockKey key, @Nullable RestockPolicy policy) {
    return commands.setRestockPolicyAsync(own(key), policy);
  }

  /** Runs {@link StockCommands#cancelRestock} without blocking the caller. */
  public final CompletionStage<Outcome<RestockStatus>> cancelRestockAsync(
      StockKey key, RestockRequestId id) {
    return commands.cancelRestockAsync(own(key), id);
  }

  /** Runs {@link StockCommands#hold} without blocking the caller. */
  public final CompletionStage<Outcome<Reservation>> holdAsync(HoldRequest request) {
    return commands.holdAsync(own(Checks.required("request", request), request.shop()));
  }

  /** Runs {@link StockCommands#extend} without blocking the caller. */
  public final CompletionStage<Outcome<Reservation>> extendAsync(ReservationId id, Duration ttl) {
    return commands.extendAsync(shop, id, ttl);
  }

  /** Runs {@link StockCommands#commit} without blocking the caller. */
  public final CompletionStage<Outcome<Reservation>> commitAsync(CommitRequest request) {
    return commands.commitAsync(own(Checks.required("request", request), request.shop()));
  }

  /** Runs {@link StockCommands#release} without blocking the caller. */
  public final CompletionStage<Outcome<Reservation>> releaseAsync(ReservationId id) {
    return commands.releaseAsync(shop, id);
  }

  /** Runs {@link StockCommands#cancel} without blocking the caller. */
  public final CompletionStage<Outcome<Reservation>> cancelAsync(ReservationId id) {
    return commands.cancelAsync(shop, id);
  }

  /** Runs {@link StockCommands#undo} without blocking the caller. */
  public final CompletionStage<Outcome<Reservation>> undoAsync(ReservationId id) {
    return commands.undoAsync(shop, id);
  }

  /** Runs {@link StockCommands#dispatch} without blocking the caller. */
  public final CompletionStage<Outcome<Reservation>> dispatchAsync(ReservationId id) {
    return commands.dispatchAsync(shop, id);
  }

  /** Runs {@link StockCommands#returnToStock} without blocking the caller. */
  public final CompletionStage<Outcome<StockChange>> returnToStockAsync(ReturnRequest request) {
    return commands.returnToStockAsync(own(Checks.required("request", request), request.shop()));
  }

  final StockKey own(StockKey key) {
    return own(Checks.required("key", key), key.shop());
  }

  final <T> T own(T request, StockKey key) {
    return own(request, key.shop());
  }

  final <T> T own(T request, ShopId other) {
    if (!other.equals(shop)) {
      throw new InvalidRequestException("shop", "must be " + shop);
    }
    return request;
  }
}
