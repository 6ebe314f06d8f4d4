package io.holdfast.inventory.model;

/** The changes of stock that are no reservation and carry an id of their own. */
public enum OperationKind {
  /** Goods arrived. */
  RECEIVE,
  /** Stock was corrected by an amount. */
  ADJUST,
  /** Stock was set to a counted number. */
  SET_ON_HAND,
  /** Dispatched goods came back. */
  RETURN
}
