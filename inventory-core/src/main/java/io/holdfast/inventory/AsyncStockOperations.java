package io.holdfast.inventory;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Restock;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The commands of {@link StockOperations} for callers that do not wait. Each does what the method
 * of its name does there, without {@code Async}.
 *
 * <p>A request that breaks a rule of form is refused by the call itself, with {@link
 * io.holdfast.inventory.error.InvalidRequestException}, and so is a call after {@code close()},
 * with {@link IllegalStateException}. Every other fault completes the stage exceptionally, with the
 * exception that the blocking method would throw. Stages complete on the executor of {@link
 * Inventory.Builder#executor}; what hangs on them should not block it. A command whose stage was
 * cancelled before a unit took it is dropped; one that was taken takes effect. Where too many wait,
 * the stage completes with {@link io.holdfast.inventory.error.BusyException}.
 */
public interface AsyncStockOperations {
  /** {@link StockOperations#define}. */
  CompletionStage<Outcome<StockLevel>> defineAsync(StockDefinition definition);

  /** {@link StockOperations#receive}. */
  CompletionStage<Outcome<StockChange>> receiveAsync(ReceiveRequest request);

  /** {@link StockOperations#adjust}. */
  CompletionStage<Outcome<StockChange>> adjustAsync(AdjustRequest request);

  /** {@link StockOperations#setOnHand}. */
  CompletionStage<Outcome<StockChange>> setOnHandAsync(SetOnHandRequest request);

  /** {@link StockOperations#defineRestock}. */
  CompletionStage<Outcome<Restock>> defineRestockAsync(
      StockKey key, @Nullable RestockPolicy policy);

  /** {@link StockOperations#cancelRestock}. */
  CompletionStage<Outcome<Restock>> cancelRestockAsync(StockKey key, RestockRequestId id);

  /** {@link StockOperations#hold}. */
  CompletionStage<Outcome<Reservation>> holdAsync(HoldRequest request);

  /** {@link StockOperations#extend}. */
  CompletionStage<Outcome<Reservation>> extendAsync(ShopId shop, ReservationId id, Duration ttl);

  /** {@link StockOperations#commit}. */
  CompletionStage<Outcome<Reservation>> commitAsync(CommitRequest request);

  /** {@link StockOperations#release}. */
  CompletionStage<Outcome<Reservation>> releaseAsync(ShopId shop, ReservationId id);

  /** {@link StockOperations#cancel}. */
  CompletionStage<Outcome<Reservation>> cancelAsync(ShopId shop, ReservationId id);

  /** {@link StockOperations#dispatch}. */
  CompletionStage<Outcome<Reservation>> dispatchAsync(ShopId shop, ReservationId id);

  /** {@link StockOperations#returnToStock}. */
  CompletionStage<Outcome<StockChange>> returnToStockAsync(ReturnRequest request);
}
