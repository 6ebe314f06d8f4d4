package io.holdfast.inventory.spi;

/**
 * How much an audit has to show. A store counts it as of the same moment, and where it can by
 * another way than it reads the rows: an aggregate shows rows that were lost on the way here.
 *
 * @param levels the levels of the page
 * @param moved the sum of {@code onHandDelta} over all movements of these levels
 * @param units the units of these levels
 * @param holds the lines of the index of holds that these levels have
 * @param reservations the reservations that are shown for the page
 */
public record AuditTotals(long levels, long moved, long units, long holds, long reservations) {
  /** Returns how many rows these are, of every kind but movements. */
  public long rows() {
    return levels + units + holds + reservations;
  }
}
