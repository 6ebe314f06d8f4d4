package io.holdfast.caffeine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The clocks that measure how old a cached value is.
 *
 * @param source the source of the current moment
 * @param longest the maximum duration for which the source is accurate enough
 */
record Stopwatch(Supplier<Moment> source, Duration longest) {
  private static final Duration MOST_EXTRAPOLATED = Duration.ofMinutes(1);
  private static final long NANOS_OF_SECOND = 1_000_000_000L;

  /**
   * Measures by the clocks of this machine, which may drift from the clock of the store.
   *
   * @param nanoTime the monotonic clock, in nanoseconds
   * @param wall the clock that may be set
   */
  static Stopwatch ofMachine(LongSupplier nanoTime, InstantSource wall) {
    return new Stopwatch(
        () -> new Moment(nanoTime.getAsLong(), nanos(wall.instant())), MOST_EXTRAPOLATED);
  }

  /** Measures by the clocks of this machine. */
  static Stopwatch ofMachine() {
    return ofMachine(System::nanoTime, InstantSource.system());
  }

  /** Measures by the clock of the store. */
  static Stopwatch of(InstantSource clock) {
    return new Stopwatch(
        () -> {
          long time = nanos(clock.instant().truncatedTo(ChronoUnit.MICROS));
          return new Moment(time, time);
        },
        Duration.ofDays(100_000));
  }

  /** Returns the nanoseconds since 1970. A difference is right even if the values overflow. */
  private static long nanos(Instant time) {
    return time.getEpochSecond() * NANOS_OF_SECOND + time.getNano();
  }

  Moment now() {
    return source.get();
  }
}
