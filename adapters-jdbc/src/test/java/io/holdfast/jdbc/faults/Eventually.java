package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what comes by itself. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Eventually() {}

  /** Asks again and again until it is so. */
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
