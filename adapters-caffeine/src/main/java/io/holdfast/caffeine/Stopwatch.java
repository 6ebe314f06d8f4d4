package io.holdfast.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * A clock that measures the time since a fixed moment.
 *
 * @param source the source of the time since that moment
 * @param longest the maximum duration for which the source is accurate enough
 */
record Stopwatch(Source source, Duration longest) {
  /**
   * Measures by the monotonic clock of this process, which may drift from the clock of the store.
   */
  static final Stopwatch MONOTONIC =
      new Stopwatch(() -> Duration.ofNanos(System.nanoTime()), Duration.ofMinutes(1));

  /** Returns the time since a fixed moment. */
  @FunctionalInterface
  interface Source {
    Duration now();
  }

  /** Creates a stopwatch that uses the clock of the store. */
  static Stopwatch of(InstantSource clock) {
    return new Stopwatch(
        () -> Duration.between(Instant.EPOCH, clock.instant().truncatedTo(ChronoUnit.MICROS)),
        Duration.ofDays(100_000));
  }

  Duration now() {
    return source.now();
  }
}
