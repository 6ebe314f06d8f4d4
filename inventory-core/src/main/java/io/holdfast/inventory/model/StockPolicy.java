package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;

/**
 * The rules by which the stock of a key may be sold.
 *
 * @param kind the way in which the stock is counted
 * @param safetyStock the buffer that is never sold, in pieces, 0 to {@link StockLevel#MAX_ON_HAND};
 *     0 unless the kind is {@link StockKind#QUANTITY}
 * @since 0.1.0
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
    Checks.required("kind", kind);
    Checks.between("safetyStock", 0, StockLevel.MAX_ON_HAND, safetyStock);
    if (kind != StockKind.QUANTITY && safetyStock != 0) {
      throw new InvalidRequestException("safetyStock", "must be 0 for kind " + kind);
    }
  }

  /** Returns the policy of stock that is counted by number, without a safety stock. */
  public static StockPolicy quantity() {
    return PLAIN;
  }

  /** Returns a policy of stock that is counted by number, with a safety stock in pieces. */
  public static StockPolicy quantity(long safetyStock) {
    return safetyStock == 0 ? PLAIN : new StockPolicy(StockKind.QUANTITY, safetyStock);
  }

  /** Returns the policy of stock that is counted by serial-numbered piece. */
  public static StockPolicy units() {
    return UNITS;
  }

  /** Returns the policy of stock that is not tracked: every request is granted. */
  public static StockPolicy untracked() {
    return UNTRACKED;
  }
}
