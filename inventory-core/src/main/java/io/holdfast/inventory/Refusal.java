package io.holdfast.inventory;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import java.time.Instant;
import java.util.List;

/**
 * Why a command was refused, with what the caller needs next. A refused command has changed
 * nothing.
 */
public sealed interface Refusal {
  /** A stable name for logs, metrics and wire formats, such as {@code INSUFFICIENT_STOCK}. */
  Code code();

  /** The names of the refusals, for {@code switch}. */
  enum Code {
    /** {@link InsufficientStock}. */
    INSUFFICIENT_STOCK,
    /** {@link UnknownSku}. */
    UNKNOWN_SKU,
    /** {@link UnknownUnit}. */
    UNKNOWN_UNIT,
    /** {@link UnitsRequired}. */
    UNITS_REQUIRED,
    /** {@link UnitsExist}. */
    UNITS_EXIST,
    /** {@link IdReused}. */
    ID_REUSED,
    /** {@link ReservationNotFound}. */
    RESERVATION_NOT_FOUND,
    /** {@link WrongState}. */
    WRONG_STATE,
    /** {@link ExceedsReservation}. */
    EXCEEDS_RESERVATION,
    /** {@link HoldLifeExceeded}. */
    HOLD_LIFE_EXCEEDED,
    /** {@link OnHandChanged}. */
    ON_HAND_CHANGED,
    /** {@link CountRequired}. */
    COUNT_REQUIRED,
    /** {@link StockPromised}. */
    STOCK_PROMISED,
    /** {@link LimitExceeded}. */
    LIMIT_EXCEEDED,
    /** {@link PolicyConflict}. */
    POLICY_CONFLICT,
    /** {@link UnknownRestockRequest}. */
    UNKNOWN_RESTOCK_REQUEST
  }

  /**
   * A line that cannot be served.
   *
   * @param key the stock
   * @param requested pieces asked for
   * @param available pieces that can be sold now
   * @param unavailableUnits the named units that somebody else has; empty where the stock is
   *     counted by number
   */
  record Shortage(StockKey key, long requested, long available, List<UnitId> unavailableUnits) {}

  /**
   * There is not enough.
   *
   * @param shortages every short line
   */
  record InsufficientStock(List<Shortage> shortages) implements Refusal {
    @Override
    public Code code() {
      return Code.INSUFFICIENT_STOCK;
    }
  }

  /**
   * No such article at that location.
   *
   * @param keys every unknown key of the request
   */
  record UnknownSku(List<StockKey> keys) implements Refusal {
    @Override
    public Code code() {
      return Code.UNKNOWN_SKU;
    }
  }

  /**
   * No such unit in the stock.
   *
   * @param units every unknown unit of the request
   */
  record UnknownUnit(List<UnitKey> units) implements Refusal {
    @Override
    public Code code() {
      return Code.UNKNOWN_UNIT;
    }
  }

  /**
   * The stock is counted by unit and the line names none.
   *
   * @param keys every such key of the request
   */
  record UnitsRequired(List<StockKey> keys) implements Refusal {
    @Override
    public Code code() {
      return Code.UNITS_REQUIRED;
    }
  }

  /**
   * Units that are to be added are in the stock already.
   *
   * @param units which
   */
  record UnitsExist(List<UnitKey> units) implements Refusal {
    @Override
    public Code code() {
      return Code.UNITS_EXIST;
    }
  }

  /**
   * The id has been used for something else.
   *
   * @param id the id
   * @param differences what differs, one readable sentence each
   */
  record IdReused(EntryId id, List<String> differences) implements Refusal {
    @Override
    public Code code() {
      return Code.ID_REUSED;
    }
  }

  /**
   * No reservation of this shop has this id.
   *
   * @param id the id
   */
  record ReservationNotFound(EntryId id) implements Refusal {
    @Override
    public Code code() {
      return Code.RESERVATION_NOT_FOUND;
    }
  }

  /**
   * The reservation is in a state that does not allow the step.
   *
   * @param id the id
   * @param state where the reservation stands
   */
  record WrongState(EntryId id, ReservationState state) implements Refusal {
    @Override
    public Code code() {
      return Code.WRONG_STATE;
    }
  }

  /**
   * More was asked for than the reservation has: a commit of more than the hold, or a return of
   * more than was dispatched.
   *
   * @param id the id
   * @param excesses every line that goes too far; {@code available} is what the reservation has of
   *     it
   */
  record ExceedsReservation(EntryId id, List<Shortage> excesses) implements Refusal {
    @Override
    public Code code() {
      return Code.EXCEEDS_RESERVATION;
    }
  }

  /**
   * The hold may not live so long. Its expiry has not moved.
   *
   * @param id the id
   * @param latest the latest time to which it may be extended
   */
  record HoldLifeExceeded(EntryId id, Instant latest) implements Refusal {
    @Override
    public Code code() {
      return Code.HOLD_LIFE_EXCEEDED;
    }
  }

  /**
   * Pieces have come, left or been counted since the count began. Count again, from the level that
   * is shown.
   *
   * @param onHandVersion against which the caller counted
   * @param level as it stands now
   */
  record OnHandChanged(long onHandVersion, StockLevel level) implements Refusal {
    @Override
    public Code code() {
      return Code.ON_HAND_CHANGED;
    }
  }

  /**
   * The stock was not tracked, so nobody knows what is on hand. Count it, from the level that is
   * shown, and define it with the count.
   *
   * @param level as it stands now; what it says is on hand is what it was when tracking ended, and
   *     what was received since
   */
  record CountRequired(StockLevel level) implements Refusal {
    @Override
    public Code code() {
      return Code.COUNT_REQUIRED;
    }
  }

  /**
   * So much stock cannot go, because it is held or sold. Release or cancel reservations first.
   *
   * @param key the stock
   * @param onHand pieces on hand
   * @param promised pieces held or committed
   */
  record StockPromised(StockKey key, long onHand, long promised) implements Refusal {
    @Override
    public Code code() {
      return Code.STOCK_PROMISED;
    }
  }

  /**
   * The change would carry a number beyond what a stock key can hold.
   *
   * @param key the stock
   * @param limit the most it can hold, in pieces
   */
  record LimitExceeded(StockKey key, long limit) implements Refusal {
    @Override
    public Code code() {
      return Code.LIMIT_EXCEEDED;
    }
  }

  /**
   * The stock policy cannot change while the stock is as it is.
   *
   * @param key the stock
   * @param rule what has to be true first
   */
  record PolicyConflict(StockKey key, String rule) implements Refusal {
    @Override
    public Code code() {
      return Code.POLICY_CONFLICT;
    }
  }

  /**
   * No such restock request was ever made for this stock.
   *
   * @param key the stock
   * @param id the id
   */
  record UnknownRestockRequest(StockKey key, RestockRequestId id) implements Refusal {
    @Override
    public Code code() {
      return Code.UNKNOWN_RESTOCK_REQUEST;
    }
  }
}
