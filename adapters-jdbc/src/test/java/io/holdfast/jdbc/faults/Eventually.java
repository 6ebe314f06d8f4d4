package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition that other threads or processes make true. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Eventually() {}

  /** Checks the condition repeatedly until it is true. */
  static void becomesTrue(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("%s has not come", what)
          .isLessThan(PATIENCE);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
