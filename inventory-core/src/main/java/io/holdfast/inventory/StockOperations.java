package io.holdfast.inventory;

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
 * What a host does with stock. Every command is one atomic step: it takes full effect or none. A
 * repetition under the same id has no second effect and answers what the first arrival answered,
 * marked as replayed. A refusal changes nothing, is not remembered, and leaves the id usable.
 *
 * <p>Where a reservation is answered, it is shown as it stands now, which for a replay may be
 * further on than the step that is repeated.
 *
 * <p>Ids of reservations and operations share one name space per shop.
 *
 * <p>Every method may throw {@link io.holdfast.inventory.error.InvalidRequestException} before any
 * I/O, {@link io.holdfast.inventory.error.BusyException} or {@link
 * io.holdfast.inventory.error.UnavailableException} when surely nothing was done, and, for a
 * command, {@link io.holdfast.inventory.error.OutcomeUnknownException} when repeating the same call
 * will tell. A null argument is an {@code InvalidRequestException} that names it.
 */
public interface StockOperations {
  /**
   * Creates a stock key or changes its policy.
   *
   * @return the level; replayed if it existed with this policy. Refused with {@link
   *     Refusal.PolicyConflict} if its kind cannot change while the stock is as it is
   */
  Outcome<StockLevel> define(StockDefinition definition);

  /**
   * Adds goods that arrived.
   *
   * @return the new levels. Refused with {@link Refusal.UnknownSku}, {@link Refusal.UnitsRequired},
   *     {@link Refusal.UnknownUnit} for units of stock counted by number, {@link
   *     Refusal.UnitsExist}, {@link Refusal.LimitExceeded}, {@link Refusal.UnknownRestockRequest}
   *     or {@link Refusal.IdReused}
   */
  Outcome<StockChange> receive(ReceiveRequest request);

  /**
   * Corrects the stock on hand. It may go below the safety stock, but never below what is held and
   * committed.
   *
   * @return the new level. Refused as {@link #receive} is, or with {@link Refusal.StockPromised}
   *     or, for units that somebody has, {@link Refusal.InsufficientStock}
   */
  Outcome<StockChange> adjust(AdjustRequest request);

  /**
   * Sets the stock on hand, if it is what the caller expected.
   *
   * @return the new level. Refused with {@link Refusal.OnHandChanged}, {@link
   *     Refusal.StockPromised}, {@link Refusal.UnknownSku}, {@link Refusal.UnitsRequired} or {@link
   *     Refusal.IdReused}
   */
  Outcome<StockChange> setOnHand(SetOnHandRequest request);

  /**
   * Sets when more of an article is asked for, how much, and of whom. A request is decided in the
   * same step as the change that brings what is available to the reorder point, or for a buyer who
   * finds no more than that; stock that is short already is asked for at once. At most one request
   * of a stock key is open.
   *
   * <p>Setting the policy that is set already changes nothing, except after {@link #cancelRestock}:
   * then it asks anew, at once where the stock is short.
   *
   * @param policy null to ask no more; a request that is open stays so
   * @return how restocking stands; replayed if it had this policy and nothing was to change.
   *     Refused with {@link Refusal.UnknownSku}, or with {@link Refusal.PolicyConflict} for
   *     untracked stock
   */
  Outcome<Restock> defineRestock(StockKey key, @Nullable RestockPolicy policy);

  /**
   * Closes a request that is not to be waited for any more. Goods that arrive for it all the same
   * are {@link Receipt.Standing#UNSOLICITED}.
   *
   * <p>If part of it has arrived, an empty shelf asks anew: at once if it is empty now, else when
   * it runs empty. If nothing has arrived, the next request is decided once the stock has been
   * above the reorder point, or when {@link #defineRestock} sets the policy again. To ask no more,
   * set no policy first.
   *
   * @return how restocking stands; replayed if the request was closed before. Refused with {@link
   *     Refusal.UnknownSku} or {@link Refusal.UnknownRestockRequest}
   */
  Outcome<Restock> cancelRestock(StockKey key, RestockRequestId id);

  /**
   * Takes stock for a while.
   *
   * @return the reservation. Refused with {@link Refusal.InsufficientStock}, {@link
   *     Refusal.UnknownSku}, {@link Refusal.UnknownUnit}, {@link Refusal.UnitsRequired}, {@link
   *     Refusal.LimitExceeded}, {@link Refusal.IdReused}, or {@link Refusal.WrongState} if the id
   *     was released before
   */
  Outcome<Reservation> hold(HoldRequest request);

  /**
   * Lets a hold end later: at now plus {@code ttl}, if that is later than it ends already.
   *
   * @param ttl from now, 1 second up to the inventory's longest
   * @return the reservation; replayed if it ends no earlier already. Refused with {@link
   *     Refusal.ReservationNotFound}, {@link Refusal.WrongState} unless it is held, or {@link
   *     Refusal.HoldLifeExceeded}
   */
  Outcome<Reservation> extend(ShopId shop, ReservationId id, Duration ttl);

  /**
   * Makes taking stock permanent.
   *
   * @return the reservation. Refused as {@link #hold} is, or with {@link
   *     Refusal.ReservationNotFound}, {@link Refusal.WrongState} for a hold that has expired or was
   *     released, or {@link Refusal.ExceedsReservation}
   */
  Outcome<Reservation> commit(CommitRequest request);

  /**
   * Gives a hold back. An unknown id is closed: nothing can take stock under it any more.
   *
   * @return the reservation, whose state says how it ended; replayed if it had ended already.
   *     Refused with {@link Refusal.WrongState} if it is committed, cancelled or dispatched, or
   *     {@link Refusal.IdReused} if the id is an operation's
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
   * Records that the goods have left.
   *
   * @return the reservation. Refused with {@link Refusal.ReservationNotFound} or {@link
   *     Refusal.WrongState}
   */
  Outcome<Reservation> dispatch(ShopId shop, ReservationId id);

  /**
   * Takes dispatched goods back.
   *
   * @return the levels as they stand now. Refused with {@link Refusal.ReservationNotFound}, {@link
   *     Refusal.WrongState}, {@link Refusal.ExceedsReservation}, {@link Refusal.UnitsExist}, {@link
   *     Refusal.LimitExceeded}, {@link Refusal.PolicyConflict} if the stock is counted in another
   *     way by now, or {@link Refusal.IdReused}
   */
  Outcome<StockChange> returnToStock(ReturnRequest request);

  /**
   * Asks what could be taken now. Holds that have expired count for nothing.
   *
   * @return each line. Refused with {@link Refusal.UnknownSku}, {@link Refusal.UnknownUnit} or
   *     {@link Refusal.UnitsRequired}
   */
  Outcome<Availability> availability(AvailabilityRequest request);

  /** The numbers of a stock key; empty if it is unknown. */
  Optional<StockLevel> level(StockKey key);

  /** How the stock of a key is restocked; empty if it never was, or the key is unknown. */
  Optional<Restock> restock(StockKey key);

  /** The reservation of an id as it stands now; empty if there is none. */
  Optional<Reservation> find(ShopId shop, ReservationId id);

  /** What a reservation did to stock, oldest first; empty if there is none. */
  List<StockMovement> movements(ShopId shop, ReservationId id);
}
