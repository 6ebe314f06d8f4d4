package io.holdfast.inventory.model;

/**
 * The kind of a movement.
 *
 * @since 0.1.0
 */
public enum MovementKind {
  /** Goods arrived. */
  RECEIVE,
  /** Stock was corrected by an amount. */
  ADJUST,
  /** Stock was set to a counted number. */
  SET_ON_HAND,
  /** Stock was taken for a limited time. */
  HOLD,
  /** Stock was sold. */
  COMMIT,
  /** A hold was given back, either the whole hold or the part that was not committed. */
  RELEASE,
  /** A hold reached its end. */
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
