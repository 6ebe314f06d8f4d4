package io.holdfast.benchmarks.load;

import java.time.Duration;

/** One of the sides that take turns under a load. */
public interface Arm {
  /** How tables call it. */
  String name();

  /**
   * Does one round of that length on fresh stock, and holds the ledger against it afterwards.
   *
   * @throws IllegalStateException if the ledger is wrong
   */
  Sample round(Duration time) throws Exception;
}
