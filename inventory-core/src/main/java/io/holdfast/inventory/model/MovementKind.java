package io.holdfast.inventory.model;

/** What a movement was. */
public enum MovementKind {
  /** Goods arrived. */
  RECEIVE,
  /** Stock was corrected by an amount. */
  ADJUST,
  /** Stock was set to a counted number. */
  SET_ON_HAND,
  /** Stock was taken for a while. */
  HOLD,
  /** Stock was sold. */
  COMMIT,
  /** A hold was given back, whole or the part that was not committed. */
  RELEASE,
  /** A hold ended by itself. */
  EXPIRE,
  /** A sale was undone before the goods left. */
  CANCEL,
  /** The goods left. */
  DISPATCH,
  /** Dispatched goods came back into stock. */
  RETURN,
  /** Dispatched goods came back and were not put into stock. */
  WRITE_OFF,
  /** A counter or the ledger was corrected after {@code verify} had found it wrong. */
  REPAIR
}
