package io.holdfast.inventory;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The commands of {@link StockOperations} for callers that do not block. Each method does what the
 * method of the same name without {@code Async} does there.
 *
 * <p>A malformed request makes the method itself throw {@link
 * io.holdfast.inventory.error.InvalidRequestException}. After {@code close()}, the method itself
 * throws {@link IllegalStateException}. Every other fault completes the stage exceptionally, with
 * the exception that the blocking method would throw.
 *
 * <p>Stages complete on the executor of {@link Inventory.Builder#executor}. Dependent actions
 * should not block it. A command whose stage is cancelled before a transaction has taken it is
 * dropped; a command that was taken takes effect. If too many commands wait, the stage completes
 * with {@link io.holdfast.inventory.error.BusyException}.
 *
 * @since 0.1.0
 */
public interface AsyncStockOperations {
  /** Runs {@link StockOperations#define} without blocking the caller. */
  CompletionStage<Outcome<StockLevel>> defineAsync(StockDefinition definition);

  /** Runs {@link StockOperations#receive} without blocking the caller. */
  CompletionStage<Outcome<StockChange>> receiveAsync(ReceiveRequest request);

  /** Runs {@link StockOperations#adjust} without blocking the caller. */
  CompletionStage<Outcome<StockChange>> adjustAsync(AdjustRequest request);

  /** Runs {@link StockOperations#setOnHand} without blocking the caller. */
  CompletionStage<Outcome<StockChange>> setOnHandAsync(SetOnHandRequest request);

  /** Runs {@link StockOperations#setRestockPolicy} without blocking the caller. */
  CompletionStage<Outcome<RestockStatus>> setRestockPolicyAsync(
      StockKey key, @Nullable RestockPolicy policy);

  /** Runs {@link StockOperations#cancelRestock} without blocking the caller. */
  CompletionStage<Outcome<RestockStatus>> cancelRestockAsync(StockKey key, RestockRequestId id);

  /** Runs {@link StockOperations#hold} without blocking the caller. */
  CompletionStage<Outcome<Reservation>> holdAsync(HoldRequest request);

  /** Runs {@link StockOperations#extend} without blocking the caller. */
  CompletionStage<Outcome<Reservation>> extendAsync(ShopId shop, ReservationId id, Duration ttl);

  /** Runs {@link StockOperations#commit} without blocking the caller. */
  CompletionStage<Outcome<Reservation>> commitAsync(CommitRequest request);

  /** Runs {@link StockOperations#release} without blocking the caller. */
  CompletionStage<Outcome<Reservation>> releaseAsync(ShopId shop, ReservationId id);

  /** Runs {@link StockOperations#cancel} without blocking the caller. */
  CompletionStage<Outcome<Reservation>> cancelAsync(ShopId shop, ReservationId id);

  /** Runs {@link StockOperations#undo} without blocking the caller. */
  CompletionStage<Outcome<Reservation>> undoAsync(ShopId shop, ReservationId id);

  /** Runs {@link StockOperations#dispatch} without blocking the caller. */
  CompletionStage<Outcome<Reservation>> dispatchAsync(ShopId shop, ReservationId id);

  /** Runs {@link StockOperations#returnToStock} without blocking the caller. */
  CompletionStage<Outcome<StockChange>> returnToStockAsync(ReturnRequest request);
}
