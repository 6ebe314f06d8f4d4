package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;

/**
 * How the stock of a key may be sold.
 *
 * @param kind how it is counted
 * @param safetyStock the buffer that is never sold, in pieces, 0 to {@link StockLevel#MAX_ON_HAND};
 *     0 unless the kind is {@link StockKind#QUANTITY}
 */
public record StockPolicy(StockKind kind, long safetyStock) {
  private static final StockPolicy PLAIN = new StockPolicy(StockKind.QUANTITY, 0);
  private static final StockPolicy UNITS = new StockPolicy(StockKind.UNITS, 0);
  private static final StockPolicy UNTRACKED = new StockPolicy(StockKind.UNTRACKED, 0);

  /**
   * Checks the ranges.
   *
   * @throws InvalidRequestException if the kind is missing or the safety stock is out of range
   */
  public StockPolicy {
    Required.field("kind", kind);
    Required.between("safetyStock", 0, StockLevel.MAX_ON_HAND, safetyStock);
    if (kind != StockKind.QUANTITY && safetyStock != 0) {
      throw new InvalidRequestException("safetyStock", "must be 0 for kind " + kind);
    }
  }

  /** Counted by number, without a buffer. */
  public static StockPolicy quantity() {
    return PLAIN;
  }

  /** Counted by number, with a buffer that is never sold. */
  public static StockPolicy quantity(long safetyStock) {
    return safetyStock == 0 ? PLAIN : new StockPolicy(StockKind.QUANTITY, safetyStock);
  }

  /** Counted by serial-numbered piece. */
  public static StockPolicy units() {
    return UNITS;
  }

  /** Always granted. */
  public static StockPolicy untracked() {
    return UNTRACKED;
  }
}
