package io.holdfast.inventory;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import java.util.List;

/**
 * The answer to the question whether lines could be taken, as of one moment. It takes nothing: only
 * a hold or a commit does.
 *
 * @param available whether every line could be taken in full, all at once
 * @param lines the availability of each line whose stock key is defined, sorted by key
 * @param unknown the stock keys of the other lines, sorted; nothing is known about their stock
 * @since 0.1.0
 */
public record Availability(
    boolean available, List<LineAvailability> lines, List<StockKey> unknown) {
  /** Copies the lists. */
  public Availability {
    lines = List.copyOf(lines);
    unknown = List.copyOf(unknown);
  }

  /**
   * The availability of one line.
   *
   * @param key the stock key
   * @param requested the pieces asked for
   * @param available the pieces that could be taken; for named units, the number of those units
   *     that could be taken
   * @param unavailableUnits the named units that belong to another reservation
   * @param unknownUnits the named units that do not belong to the stock
   */
  public record LineAvailability(
      StockKey key,
      long requested,
      long available,
      List<UnitId> unavailableUnits,
      List<UnitId> unknownUnits) {
    /** Copies the lists. */
    public LineAvailability {
      unavailableUnits = List.copyOf(unavailableUnits);
      unknownUnits = List.copyOf(unknownUnits);
    }
  }
}
