package io.holdfast.inventory.model;

/**
 * The state of a unit that belongs to the stock. A dispatched unit does not belong to the stock any
 * more.
 */
public enum UnitState {
  /** The unit can be taken. */
  FREE,
  /** The unit is in a hold. */
  HELD,
  /** The unit is sold and not dispatched yet. */
  COMMITTED
}
