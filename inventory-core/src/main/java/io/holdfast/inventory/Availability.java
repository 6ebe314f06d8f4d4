package io.holdfast.inventory;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import java.util.List;

/**
 * Whether lines could be taken, at one moment. Only a claim makes it so.
 *
 * @param available whether every line could be taken in full, all at once
 * @param lines each line, by key
 */
public record Availability(boolean available, List<LineAvailability> lines) {
  /**
   * One line.
   *
   * @param key the stock
   * @param requested pieces asked for
   * @param available pieces that could be taken; of named units, how many
   * @param unavailableUnits the named units that somebody else has
   */
  public record LineAvailability(
      StockKey key, long requested, long available, List<UnitId> unavailableUnits) {}
}
