package io.holdfast.inventory.spi;

/**
 * Counts the decisions that a store has made on rows that it remembered, and not on rows that it
 * has loaded.
 *
 * @param right the decisions whose conditions held when they were written
 * @param wrong the decisions that had to be made again on loaded rows
 * @since 0.1.0
 */
public record GuessCounts(long right, long wrong) {
  /** The counts of a store that remembers nothing. */
  public static final GuessCounts NONE = new GuessCounts(0, 0);
}
