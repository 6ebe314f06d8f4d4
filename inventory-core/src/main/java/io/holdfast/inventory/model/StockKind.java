package io.holdfast.inventory.model;

/**
 * The way in which the stock of a key is counted.
 *
 * @since 0.1.0
 */
public enum StockKind {
  /** Counted by number: all pieces are interchangeable. */
  QUANTITY,
  /** Counted by serial-numbered piece: every request names the units it takes. */
  UNITS,
  /**
   * Not limited by the stock on hand: every request is granted, and still recorded under its id.
   */
  UNTRACKED
}
