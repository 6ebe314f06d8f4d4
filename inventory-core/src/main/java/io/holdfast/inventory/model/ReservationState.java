package io.holdfast.inventory.model;

/** Where a reservation stands. */
public enum ReservationState {
  /** Taken for a while. */
  HELD,
  /** Sold, the goods have not left. */
  COMMITTED,
  /** Given back before commit, or closed before it ever took anything. */
  RELEASED,
  /** The hold ended by itself. */
  EXPIRED,
  /** Undone after commit. */
  CANCELLED,
  /** The goods have left, and none has come back. */
  DISPATCHED,
  /** The goods have left, and some or all have come back: into stock, or written off. */
  RETURNED
}
