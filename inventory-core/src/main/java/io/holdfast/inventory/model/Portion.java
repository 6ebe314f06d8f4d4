package io.holdfast.inventory.model;

import java.util.List;

/**
 * How much of a line: pieces, and where the stock is counted by unit, which.
 *
 * @param quantity pieces, 0 or more
 * @param units the units, sorted; empty where the stock is counted by number
 */
public record Portion(long quantity, List<UnitId> units) {
  /** Nothing. */
  public static final Portion NONE = new Portion(0, List.of());

  /** Copies the units and checks that no part is missing or negative. */
  public Portion {
    Required.between("quantity", 0, Long.MAX_VALUE, quantity);
    units = List.copyOf(Required.field("units", units));
  }

  /** What a request's line asks for. */
  public static Portion of(Line line) {
    return new Portion(line.quantity(), line.units());
  }
}
