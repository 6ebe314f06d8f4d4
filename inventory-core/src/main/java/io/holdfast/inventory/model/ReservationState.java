package io.holdfast.inventory.model;

/**
 * The state of a reservation.
 *
 * @since 0.1.0
 */
public enum ReservationState {
  /** The stock is taken for a limited time. */
  HELD,
  /** The stock is sold, and the goods have not left. */
  COMMITTED,
  /** The hold was given back before commit, or the id was closed before it took anything. */
  RELEASED,
  /** The hold reached its end. */
  EXPIRED,
  /** The commit was undone. */
  CANCELLED,
  /** The goods have left, and none have come back. */
  DISPATCHED,
  /** The goods have left, and some or all have come back: into stock, or written off. */
  RETURNED
}
