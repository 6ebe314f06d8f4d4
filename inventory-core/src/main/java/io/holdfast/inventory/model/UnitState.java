package io.holdfast.inventory.model;

/**
 * The state of a unit. A dispatched unit does not belong to the stock any more: it is only
 * remembered whose it was last.
 *
 * @since 0.1.0
 */
public enum UnitState {
  /** The unit can be taken. */
  FREE,
  /** The unit is in a hold. */
  HELD,
  /** The unit is sold and not dispatched yet. */
  COMMITTED,
  /** The unit has left, and its owner is the last buyer. Only that sale can bring it back. */
  DISPATCHED
}
