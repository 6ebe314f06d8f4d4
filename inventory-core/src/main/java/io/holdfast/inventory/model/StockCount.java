package io.holdfast.inventory.model;

/**
 * A count of the pieces on hand, and when it began: what came or left since then makes it
 * worthless.
 *
 * @param pieces counted, 0 to {@link StockLevel#MAX_ON_HAND}, sold ones that have not left included
 * @param onHandVersion {@link StockLevel#onHandVersion} when counting began, 0 or more
 */
public record StockCount(long pieces, long onHandVersion) {
  /**
   * Checks the ranges.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a number is out of range
   */
  public StockCount {
    Required.between("onHand", 0, StockLevel.MAX_ON_HAND, pieces);
    Required.between("onHandVersion", 0, Long.MAX_VALUE, onHandVersion);
  }

  /**
   * A count that began when a level was read.
   *
   * @param level as it was read before the first piece was counted
   * @param pieces counted
   */
  public static StockCount of(StockLevel level, long pieces) {
    return new StockCount(pieces, Required.field("level", level).onHandVersion());
  }
}
