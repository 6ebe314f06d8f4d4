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
 * The reason of a refusal, with the data that the caller needs next. A refused command has changed
 * nothing.
 *
 * @since 0.1.0
 */
public sealed interface Refusal {
  /**
   * Returns the stable name of the refusal for logs, metrics and wire formats, such as {@code
   * INSUFFICIENT_STOCK}.
   */
  Code code();

  /**
   * Returns the reason as one English sentence for logs and operators, such as {@code "not enough
   * stock: tea-house/sencha@main has 1 available, 2 requested"}. It names at most 10 keys or units.
   * The wording may change; programs use {@link #code()} and the components.
   */
  default String message() {
    return RefusalMessage.of(this);
  }

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
   * A line that cannot be served in full.
   *
   * @param key the stock key
   * @param requested the pieces asked for
   * @param available the pieces that can be sold now
   * @param unavailableUnits the named units that belong to another reservation; empty for stock
   *     that is counted by number
   */
  record Shortage(StockKey key, long requested, long available, List<UnitId> unavailableUnits) {
    /** Copies the list. */
    public Shortage {
      unavailableUnits = List.copyOf(unavailableUnits);
    }
  }

  /**
   * The stock is not sufficient for the request.
   *
   * @param shortages every line that is short
   */
  record InsufficientStock(List<Shortage> shortages) implements Refusal {
    /** Copies the list. */
    public InsufficientStock {
      shortages = List.copyOf(shortages);
    }

    @Override
    public Code code() {
      return Code.INSUFFICIENT_STOCK;
    }
  }

  /**
   * A stock key of the request is not defined.
   *
   * @param keys every unknown key of the request
   */
  record UnknownSku(List<StockKey> keys) implements Refusal {
    /** Copies the list. */
    public UnknownSku {
      keys = List.copyOf(keys);
    }

    @Override
    public Code code() {
      return Code.UNKNOWN_SKU;
    }
  }

  /**
   * A unit of the request is not in the stock.
   *
   * @param units every unknown unit of the request
   */
  record UnknownUnit(List<UnitKey> units) implements Refusal {
    /** Copies the list. */
    public UnknownUnit {
      units = List.copyOf(units);
    }

    @Override
    public Code code() {
      return Code.UNKNOWN_UNIT;
    }
  }

  /**
   * The stock is counted by unit, and the line names no units.
   *
   * @param keys every such key of the request
   */
  record UnitsRequired(List<StockKey> keys) implements Refusal {
    /** Copies the list. */
    public UnitsRequired {
      keys = List.copyOf(keys);
    }

    @Override
    public Code code() {
      return Code.UNITS_REQUIRED;
    }
  }

  /**
   * Units that the request adds are in the stock already.
   *
   * @param units the units that exist already
   */
  record UnitsExist(List<UnitKey> units) implements Refusal {
    /** Copies the list. */
    public UnitsExist {
      units = List.copyOf(units);
    }

    @Override
    public Code code() {
      return Code.UNITS_EXIST;
    }
  }

  /**
   * The id was used for a different request.
   *
   * @param id the id
   * @param differences the differences, one readable sentence for each
   */
  record IdReused(EntryId id, List<String> differences) implements Refusal {
    /** Copies the list. */
    public IdReused {
      differences = List.copyOf(differences);
    }

    @Override
    public Code code() {
      return Code.ID_REUSED;
    }
  }

  /**
   * The shop has no reservation with this id.
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
   * The state of the reservation does not allow the step.
   *
   * @param id the id
   * @param state the current state of the reservation
   */
  record WrongState(EntryId id, ReservationState state) implements Refusal {
    @Override
    public Code code() {
      return Code.WRONG_STATE;
    }
  }

  /**
   * The request asks for more than the reservation has: a commit of more than the hold, or a return
   * of more than was dispatched.
   *
   * @param id the id
   * @param excesses every line that asks for too much; its {@code available} is the amount that the
   *     reservation has
   */
  record ExceedsReservation(EntryId id, List<Shortage> excesses) implements Refusal {
    /** Copies the list. */
    public ExceedsReservation {
      excesses = List.copyOf(excesses);
    }

    @Override
    public Code code() {
      return Code.EXCEEDS_RESERVATION;
    }
  }

  /**
   * The hold may not live that long. Its expiry has not changed.
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
   * Pieces have come, left or been counted since the count began. Count again, starting from the
   * returned level.
   *
   * @param onHandVersion the version at which the caller's count began
   * @param level the current level
   */
  record OnHandChanged(long onHandVersion, StockLevel level) implements Refusal {
    @Override
    public Code code() {
      return Code.ON_HAND_CHANGED;
    }
  }

  /**
   * The stock was not tracked, so the number on hand is not known. Count it, starting from the
   * returned level, and define it with the count.
   *
   * @param level the current level; its {@code onHand} is the number at the end of tracking, plus
   *     what was received since
   */
  record CountRequired(StockLevel level) implements Refusal {
    @Override
    public Code code() {
      return Code.COUNT_REQUIRED;
    }
  }

  /**
   * The stock on hand cannot fall that far, because it is held or sold. Release or cancel
   * reservations first.
   *
   * @param key the stock key
   * @param onHand the pieces on hand
   * @param promised the pieces held or committed
   */
  record StockPromised(StockKey key, long onHand, long promised) implements Refusal {
    @Override
    public Code code() {
      return Code.STOCK_PROMISED;
    }
  }

  /**
   * The change would exceed the maximum of a stock key.
   *
   * @param key the stock key
   * @param limit the maximum of the stock key, in pieces
   */
  record LimitExceeded(StockKey key, long limit) implements Refusal {
    @Override
    public Code code() {
      return Code.LIMIT_EXCEEDED;
    }
  }

  /**
   * The stock policy cannot change in the current state of the stock.
   *
   * @param key the stock key
   * @param rule the condition that must hold first
   */
  record PolicyConflict(StockKey key, String rule) implements Refusal {
    @Override
    public Code code() {
      return Code.POLICY_CONFLICT;
    }
  }

  /**
   * The restock request was never made for this stock key.
   *
   * @param key the stock key
   * @param id the id
   */
  record UnknownRestockRequest(StockKey key, RestockRequestId id) implements Refusal {
    @Override
    public Code code() {
      return Code.UNKNOWN_RESTOCK_REQUEST;
    }
  }
}
