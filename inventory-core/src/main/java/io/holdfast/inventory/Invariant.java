package io.holdfast.inventory;

/**
 * A condition that always holds for the rows of a shop.
 *
 * @since 0.1.0
 */
public enum Invariant {
  /**
   * {@code held + committed <= onHand}, and no number is negative. Applies to all stock except
   * untracked stock.
   */
  NO_OVERSELL,
  /** {@code onHand} is the sum of {@code onHandDelta} over the recorded movements. */
  CONSERVATION,
  /** {@code held} and {@code committed} are the sums over the reservations in those states. */
  COUNTERS_MATCH_ROWS,
  /**
   * No hold ends before the {@code nextExpiry} of its level, and the index of holds has exactly the
   * lines that are held.
   */
  EXPIRY_IS_INDEXED,
  /**
   * Each unit with an owner is in a line of that reservation and of no other, and the number of
   * units is the number on hand.
   */
  ONE_OWNER_PER_UNIT,
  /**
   * Every row can be read. A violation names the unreadable row by table and key, and nothing that
   * may depend on the row is repaired.
   */
  READABLE
}
