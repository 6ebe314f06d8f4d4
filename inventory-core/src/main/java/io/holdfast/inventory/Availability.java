package io.holdfast.inventory;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import java.util.List;

/**
 * The answer to the question whether lines could be taken, as of one moment. It takes nothing: only
 * a hold or a commit does.
 *
 * @param available whether every line could be taken in full, all at once
 * @param lines the availability of each line, sorted by key
 */
public record Availability(boolean available, List<LineAvailability> lines) {
  /**
   * The availability of one line.
   *
   * @param key the stock key
   * @param requested the pieces asked for
   * @param available the pieces that could be taken; for named units, the number of those units
   *     that could be taken
   * @param unavailableUnits the named units that belong to another reservation
   */
  public record LineAvailability(
      StockKey key, long requested, long available, List<UnitId> unavailableUnits) {}
}
