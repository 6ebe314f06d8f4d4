package io.holdfast.benchmarks.compare;

/** One of two ways to do the same work. */
interface Side {
  /**
   * Runs one round on fresh stock, and checks the ledger afterwards, outside of the measured time.
   *
   * @throws IllegalStateException if the ledger is wrong
   */
  Round round() throws Exception;
}
