package io.holdfast.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Tells how much time has passed since some moment.
 *
 * @param source the time since that moment
 * @param longest how long that may be relied on
 */
record Stopwatch(Source source, Duration longest) {
  /** By this process's monotonic time, which may drift from the store's. */
  static final Stopwatch MONOTONIC =
      new Stopwatch(() -> Duration.ofNanos(System.nanoTime()), Duration.ofMinutes(1));

  /** The time since some moment. */
  @FunctionalInterface
  interface Source {
    Duration now();
  }

  /** By the very clock of the store. */
  static Stopwatch of(InstantSource clock) {
    return new Stopwatch(
        () -> Duration.between(Instant.EPOCH, clock.instant().truncatedTo(ChronoUnit.MICROS)),
        Duration.ofDays(100_000));
  }

  Duration now() {
    return source.now();
  }
}
