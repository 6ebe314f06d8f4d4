package io.holdfast.inventory;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import java.util.List;

/**
 * An invariant that does not hold, with the rows that show it.
 *
 * @param invariant the invariant
 * @param key the stock key
 * @param detail a description of what was compared
 * @param expected the value that the rows give
 * @param actual the value of the level, or of the row of the unit
 * @param reservations the reservations involved, at most {@link #MAX_ROWS}
 * @param units the units involved, at most {@link #MAX_ROWS}
 * @since 0.1.0
 */
public record Violation(
    Invariant invariant,
    StockKey key,
    String detail,
    long expected,
    long actual,
    List<Reservation> reservations,
    List<Unit> units) {
  /** The maximum number of reservations, and of units, in one violation. */
  public static final int MAX_ROWS = 20;

  /** Copies the rows. */
  public Violation {
    reservations = List.copyOf(reservations);
    units = List.copyOf(units);
  }
}
