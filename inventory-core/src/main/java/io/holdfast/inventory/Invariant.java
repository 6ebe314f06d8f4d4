package io.holdfast.inventory;

/** What is always true of a shop's rows. */
public enum Invariant {
  /**
   * {@code held + committed <= onHand}, and no number is below zero; for all but untracked stock.
   */
  NO_OVERSELL,
  /** {@code onHand} is the sum of what the recorded movements say. */
  CONSERVATION,
  /** {@code held} and {@code committed} are the sums over the reservations in those states. */
  COUNTERS_ARE_ROWS,
  /**
   * No hold ends before its level's {@code nextExpiry}, and the index of holds has exactly the
   * lines that are held.
   */
  EXPIRY_IS_INDEXED,
  /** A unit's owner has it in a line, and nobody else has; the units are as many as are on hand. */
  ONE_OWNER_PER_UNIT,
  /**
   * Every row can be read. What cannot be is named by table and key, and nothing is repaired that
   * may depend on it.
   */
  READABLE
}
