package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;

/**
 * A count of the pieces on hand, with the version at which it began. A piece that comes or leaves
 * after that version invalidates the count.
 *
 * @param pieces the counted pieces, 0 to {@link StockLevel#MAX_ON_HAND}, including sold pieces that
 *     have not left
 * @param onHandVersion the {@link StockLevel#onHandVersion} when the count began, 0 or more
 * @since 0.1.0
 */
public record StockCount(long pieces, long onHandVersion) {
  /**
   * Checks the ranges.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a number is out of range
   */
  public StockCount {
    Checks.between("onHand", 0, StockLevel.MAX_ON_HAND, pieces);
    Checks.between("onHandVersion", 0, Long.MAX_VALUE, onHandVersion);
  }

  /**
   * Creates a count that began when a level was read.
   *
   * @param level the level, read before the first piece was counted
   * @param pieces the counted pieces, 0 to {@link StockLevel#MAX_ON_HAND}
   */
  public static StockCount of(StockLevel level, long pieces) {
    return new StockCount(pieces, Checks.required("level", level).onHandVersion());
  }
}
