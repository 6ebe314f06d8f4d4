package io.holdfast.inventory;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import java.util.List;

/**
 * An invariant that does not hold, with the rows behind it.
 *
 * @param invariant which
 * @param key of which stock
 * @param detail what was compared, in words
 * @param expected what the rows say
 * @param actual what the level, or the unit's row, says
 * @param reservations rows behind it, at most {@link #MAX_ROWS}
 * @param units rows behind it, at most {@link #MAX_ROWS}
 */
public record Violation(
    Invariant invariant,
    StockKey key,
    String detail,
    long expected,
    long actual,
    List<Reservation> reservations,
    List<Unit> units) {
  /** The most rows of a kind that one violation shows. */
  public static final int MAX_ROWS = 20;

  /** Copies the rows. */
  public Violation {
    reservations = List.copyOf(reservations);
    units = List.copyOf(units);
  }
}
