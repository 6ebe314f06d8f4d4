package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import java.util.List;
import java.util.Objects;

/**
 * The amount of a line: the number of pieces, and the units if the stock is counted by unit.
 *
 * @param quantity the number of pieces, 0 or more
 * @param units the units, sorted; empty if the stock is counted by number
 * @since 0.1.0
 */
public record Portion(long quantity, List<UnitId> units) {
  /** The empty portion: 0 pieces. */
  public static final Portion NONE = new Portion(0, List.of());

  /**
   * Copies the units.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the quantity is negative or the
   *     units are missing
   */
  public Portion {
    Checks.between("quantity", 0, Long.MAX_VALUE, quantity);
    units = List.copyOf(Checks.required("units", units));
  }

  /** Returns the portion that a line of a request asks for. */
  public static Portion of(Line line) {
    Objects.requireNonNull(line, "line");
    return new Portion(line.quantity(), line.units());
  }
}
