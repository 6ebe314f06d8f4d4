package io.holdfast.benchmarks.dynamodb;

/**
 * How much is done to count what operations cost.
 *
 * @param times the number of runs of an operation whose average cost is shown
 * @param swept the number of expired holds of a sweep
 * @param articles the number of articles of the shop that is read
 * @param orders the number of orders of the shop that is read
 * @param clients the number of concurrent clients of the ticket system
 */
record Extent(int times, int swept, int articles, int orders, int clients) {
  /** What is shown to users. */
  static final Extent SHOWN = new Extent(20, 99, 100, 1_000, 64);
}
