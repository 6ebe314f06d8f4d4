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
import org.jspecify.annotations.Nullable;

/**
 * The commands of a host on its stock. Every command is one atomic step: it takes full effect or
 * none. A repetition under the same id has no second effect and returns the answer of the first
 * arrival, marked as replayed. A refusal changes nothing, is not remembered, and leaves the id
 * usable.
 *
 * <p>The answer to a step is about that step. It is replayed only while the reservation is in the
 * state to which the step brought it. After another step, a repetition is refused with {@link
 * Refusal.WrongState}, which has the current state: a commit that is repeated after the sale was
 * cancelled is not reported as done. Only {@link #release} and {@link #undo} accept an end that
 * another step caused, because nothing is held any more.
 *
 * <p>The ids of reservations and operations share one name space per shop.
 *
 * <p>Every method may throw {@link io.holdfast.inventory.error.InvalidRequestException} before any
 * I/O, and {@link io.holdfast.inventory.error.BusyException} or {@link
 * io.holdfast.inventory.error.UnavailableException}, after which it is guaranteed that nothing was
 * written. A command may also throw {@link io.holdfast.inventory.error.OutcomeUnknownException};
 * repeating the same call returns the outcome. A null argument causes an {@code
 * InvalidRequestException} that names the argument.
 *
 * @since 0.1.0
 */
public interface StockCommands {
  /**
   * Creates a stock key or changes its policy.
   *
   * <p>Stock that was untracked and is to be counted by number again needs a count: pieces that
   * left meanwhile were not subtracted from any number. Goods that were sold earlier and come back
   * after the count are added to it.
   *
   * @return the level; replayed if it existed with this policy. Refused with {@link
   *     Refusal.PolicyConflict} if its kind cannot change in the current state of the stock, {@link
   *     Refusal.CountRequired} or {@link Refusal.OnHandChanged} for stock that was untracked, or
   *     {@link Refusal.StockPromised} if the count is less than what is held and committed
   */
  Outcome<StockLevel> define(StockDefinition definition);

  /**
   * Adds goods that have arrived.
   *
   * @return the new levels. Refused with {@link Refusal.UnknownSku}, {@link Refusal.UnitsRequired},
   *     {@link Refusal.UnknownUnit} for units of stock counted by number, {@link
   *     Refusal.UnitsExist}, {@link Refusal.LimitExceeded}, {@link Refusal.UnknownRestockRequest}
   *     or {@link Refusal.IdReused}
   */
  Outcome<StockChange> receive(ReceiveRequest request);

  /**
   * Corrects the stock on hand by an amount. It may fall below the safety stock, but never below
   * what is held and committed.
   *
   * @return the new level. Refused as {@link #receive} is, or with {@link Refusal.StockPromised}
   *     or, for units that belong to a reservation, {@link Refusal.InsufficientStock}
   */
  Outcome<StockChange> adjust(AdjustRequest request);

  /**
   * Sets the stock on hand to a counted number, if no pieces have come or left since the count
   * began.
   *
   * @return the new level. Refused with {@link Refusal.OnHandChanged}, {@link
   *     Refusal.StockPromised}, {@link Refusal.UnknownSku}, {@link Refusal.UnitsRequired} or {@link
   *     Refusal.IdReused}
   */
  Outcome<StockChange> setOnHand(SetOnHandRequest request);

  /**
   * Sets the restock policy of a key: when more is asked for, how much, and from which supplier. A
   * request is decided in the transaction that brings the available stock to the reorder point, or
   * in the transaction in which a buyer finds no more than that. Stock that is already short is
   * asked for at once. At most one request of a stock key is open.
   *
   * <p>Setting the same policy again changes nothing, except after {@link #cancelRestock}: then a
   * new request is decided, at once if the stock is short.
   *
   * @param key the stock key
   * @param policy the policy; null for no further requests, while an open request stays open
   * @return the restock status; replayed if the policy was the same and nothing had to change.
   *     Refused with {@link Refusal.UnknownSku}, or with {@link Refusal.PolicyConflict} for
   *     untracked stock
   */
  Outcome<RestockStatus> setRestockPolicy(StockKey key, @Nullable RestockPolicy policy);

  /**
   * Closes a restock request whose goods are no longer expected. Goods that still arrive for it are
   * {@link Receipt.Standing#UNSOLICITED}.
   *
   * <p>If part of the request has arrived, a new request is decided when the stock is empty: at
   * once if it is empty now, otherwise when it becomes empty. If nothing has arrived, the next
   * request is decided after the stock has been above the reorder point, or when {@link
   * #setRestockPolicy} sets the policy again. To stop all requests, set the policy to null first.
   *
   * @param key the stock key
   * @param id the id of the restock request
   * @return the restock status; replayed if the request was closed before. Refused with {@link
   *     Refusal.UnknownSku} or {@link Refusal.UnknownRestockRequest}
   */
  Outcome<RestockStatus> cancelRestock(StockKey key, RestockRequestId id);

  /**
   * Takes stock for a limited time.
   *
   * @return the reservation. Refused with {@link Refusal.InsufficientStock}, {@link
   *     Refusal.UnknownSku}, {@link Refusal.UnknownUnit}, {@link Refusal.UnitsRequired}, {@link
   *     Refusal.LimitExceeded}, {@link Refusal.IdReused}, or {@link Refusal.WrongState} if the hold
   *     of this id has ended
   */
  Outcome<Reservation> hold(HoldRequest request);

  /**
   * Extends a hold to now plus {@code ttl}, if that is later than its current end.
   *
   * @param shop the tenant
   * @param id the id of the reservation
   * @param ttl the time from now, from 1 second to {@link Inventory.Builder#maxTtl}
   * @return the reservation; replayed if its current end is not earlier. Refused with {@link
   *     Refusal.ReservationNotFound}, {@link Refusal.WrongState} unless it is held, or {@link
   *     Refusal.HoldLifeExceeded}
   */
  Outcome<Reservation> extend(ShopId shop, ReservationId id, Duration ttl);

  /**
   * Makes the taking of stock permanent.
   *
   * @return the reservation. Refused as {@link #hold} is, or with {@link
   *     Refusal.ReservationNotFound}, {@link Refusal.WrongState} for a hold that has expired or was
   *     released and for a sale that was cancelled, dispatched or returned, or {@link
   *     Refusal.ExceedsReservation}
   */
  Outcome<Reservation> commit(CommitRequest request);

  /**
   * Gives a hold back. An unknown id is closed: no later command can take stock under it.
   *
   * @return the reservation, whose state says how it ended; replayed if it had ended before.
   *     Refused with {@link Refusal.WrongState} if it is committed, cancelled or dispatched, or
   *     {@link Refusal.IdReused} if the id belongs to an operation
   */
  Outcome<Reservation> release(ShopId shop, ReservationId id);

  /**
   * Undoes a commit before the goods leave.
   *
   * @return the reservation. Refused with {@link Refusal.ReservationNotFound} or {@link
   *     Refusal.WrongState}
   */
  Outcome<Reservation> cancel(ShopId shop, ReservationId id);

  /**
   * Undoes a reservation, whatever its state before the goods leave: gives a hold back, or undoes a
   * commit. An unknown id is closed, as {@link #release} does. It is the compensation of an order
   * that failed: the caller need not know how far the order came, and may repeat the call.
   *
   * @return the reservation, whose state says how it ended: {@code RELEASED}, {@code CANCELLED} or
   *     {@code EXPIRED}; replayed if it had ended before. Refused with {@link Refusal.WrongState}
   *     if it is dispatched or returned, or {@link Refusal.IdReused} if the id belongs to an
   *     operation
   */
  Outcome<Reservation> undo(ShopId shop, ReservationId id);

  /**
   * Records that the goods have left. A unit that has left is unknown to all other calls, until it
   * is received again or comes back: only the sale that it left with last can return it.
   *
   * @return the reservation. Refused with {@link Refusal.ReservationNotFound}, or with {@link
   *     Refusal.WrongState}, also if some of the goods have come back
   */
  Outcome<Reservation> dispatch(ShopId shop, ReservationId id);

  /**
   * Takes dispatched goods back. A unit that has come back in another way is not taken back, nor is
   * one that was dispatched again to another reservation.
   *
   * @return the current levels. Refused with {@link Refusal.ReservationNotFound}, {@link
   *     Refusal.WrongState}, {@link Refusal.ExceedsReservation}, {@link Refusal.UnitsExist}, {@link
   *     Refusal.LimitExceeded}, {@link Refusal.PolicyConflict} if the stock is now counted in
   *     another way, or {@link Refusal.IdReused}
   */
  Outcome<StockChange> returnToStock(ReturnRequest request);
}
