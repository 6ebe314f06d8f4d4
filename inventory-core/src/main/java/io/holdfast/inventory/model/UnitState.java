package io.holdfast.inventory.model;

/** Where a unit stands while it belongs to the stock. A dispatched unit is no longer there. */
public enum UnitState {
  /** Can be taken. */
  FREE,
  /** In a hold. */
  HELD,
  /** Sold, not dispatched yet. */
  COMMITTED
}
