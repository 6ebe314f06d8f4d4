package io.holdfast.inventory.model;

/**
 * The kind of a change of stock that does not belong to a reservation and has a separate id.
 *
 * @since 0.1.0
 */
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
