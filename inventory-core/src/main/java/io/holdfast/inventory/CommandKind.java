package io.holdfast.inventory;

/**
 * A kind of command, for metrics and traces.
 *
 * @since 0.1.0
 */
public enum CommandKind {
  /** {@link StockOperations#define}. */
  DEFINE,
  /** {@link StockOperations#receive}. */
  RECEIVE,
  /** {@link StockOperations#adjust}. */
  ADJUST,
  /** {@link StockOperations#setOnHand}. */
  SET_ON_HAND,
  /** {@link StockOperations#setRestockPolicy}. */
  SET_RESTOCK_POLICY,
  /** {@link StockOperations#cancelRestock}. */
  CANCEL_RESTOCK,
  /** {@link StockOperations#hold}. */
  HOLD,
  /** {@link StockOperations#extend}. */
  EXTEND,
  /** {@link StockOperations#commit}. */
  COMMIT,
  /** {@link StockOperations#release}. */
  RELEASE,
  /** {@link StockOperations#cancel}. */
  CANCEL,
  /** {@link StockOperations#undo}. */
  UNDO,
  /** {@link StockOperations#dispatch}. */
  DISPATCH,
  /** {@link StockOperations#returnToStock}. */
  RETURN,
  /** {@link Inventory#sweep}, and the freeing of expired holds for another command. */
  EXPIRE,
  /** {@link Inventory#repair}. */
  REPAIR,
  /** The separate transaction that records what commands have found out about restock requests. */
  RESTOCK
}
