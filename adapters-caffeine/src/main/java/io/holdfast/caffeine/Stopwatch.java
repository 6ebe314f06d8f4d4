package io.holdfast.caffeine;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/** The clocks that measure how old a cached value is. */
@FunctionalInterface
interface Stopwatch {
  /** Returns the current moment. */
  Moment now();

  /**
   * Measures by the clocks of this machine, which may drift from the clock of the store.
   *
   * @param nanoTime the monotonic clock, in nanoseconds
   * @param wall the clock that may be set
   */
  static Stopwatch ofMachine(LongSupplier nanoTime, InstantSource wall) {
    return () -> new Moment(nanoTime.getAsLong(), nanos(wall.instant()));
  }

  /** Measures by the clocks of this machine. */
  static Stopwatch ofMachine() {
    return ofMachine(System::nanoTime, InstantSource.system());
  }

  /** Measures by the clock of the store. */
  static Stopwatch of(InstantSource clock) {
    return () -> {
      long time = nanos(clock.instant().truncatedTo(ChronoUnit.MICROS));
      return new Moment(time, time);
    };
  }

  /** Returns the nanoseconds since 1970. A difference is right even if the values overflow. */
  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
