package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import java.util.List;

/** Derives the footprint and the number of rows from the lines of a request. */
public final class RequestedLines {
  private RequestedLines() {}

  /** Returns the footprint of claiming lines under an id. */
  public static Footprint footprint(ShopId shop, EntryId id, List<Line> lines) {
    if (lines.size() == 1 && lines.get(0).units().isEmpty()) {
      return Footprint.of(lines.get(0).key(shop), id);
    }
    return footprint(shop, lines).entry(id).build();
  }

  /** Returns a footprint of the levels of lines and of the units that they name. */
  public static Footprint.Builder footprint(ShopId shop, List<Line> lines) {
    Footprint.Builder footprint = Footprint.of(shop);
    for (Line line : lines) {
      StockKey key = line.key(shop);
      footprint.key(key);
      line.units().forEach(unit -> footprint.unit(new UnitKey(key, unit)));
    }
    return footprint;
  }

  /**
   * Returns the number of rows that a reservation of these lines can change in one transaction: its
   * entry, levels, movements and units.
   */
  public static int rows(List<Line> lines) {
    int units = 0;
    for (Line line : lines) {
      units += line.units().size();
    }
    return 1 + 2 * lines.size() + units;
  }
}
