package io.holdfast.inventory;

/**
 * A kind of read, for metrics.
 *
 * @since 0.1.0
 */
public enum ReadKind {
  /** {@link StockOperations#availability}. */
  AVAILABILITY,
  /** {@link StockOperations#level}. */
  LEVEL,
  /** {@link Inventory#levels}, of a page or of many keys. */
  LEVELS,
  /** {@link StockOperations#restockStatus}. */
  RESTOCK_STATUS,
  /** {@link StockOperations#reservation}. */
  RESERVATION,
  /** {@link Inventory#reservations}, of a page or of many ids. */
  RESERVATIONS,
  /** The movements of a reservation. */
  RESERVATION_MOVEMENTS,
  /** {@link Inventory#stockMovements}. */
  STOCK_MOVEMENTS,
  /** {@link Inventory#shops}. */
  SHOPS,
  /** A page of {@link Inventory#verify}. */
  VERIFY
}
