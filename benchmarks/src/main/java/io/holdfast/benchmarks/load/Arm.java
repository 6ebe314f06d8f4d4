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

  /** One round of a side. */
  @FunctionalInterface
  interface Round {
    /** Does what {@link Arm#round} does. */
    Sample run(Duration time) throws Exception;
  }

  /** Returns a side with this name and these rounds. */
  static Arm of(String name, Round round) {
    return new Arm() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Sample round(Duration time) throws Exception {
        return round.run(time);
      }
    };
  }
}
