package io.holdfast.benchmarks.load;

import java.time.Duration;

/** One of the sides that alternate under a load. */
public interface Arm {
  /** Returns the name for tables. */
  String name();

  /**
   * Runs one round of the given length on fresh stock, and checks the ledger afterwards.
   *
   * @throws IllegalStateException if the ledger is wrong
   */
  Sample round(Duration time) throws Exception;
}
