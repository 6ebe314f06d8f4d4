package io.holdfast.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the database, carried forward from when it was last heard, by this process's
 * monotonic time. Never ahead of the database, because the time was told before it was heard;
 * behind by the way from there to here at most. After a second it has to be heard again.
 *
 * <p>The monotonic time stands still while the machine sleeps. So it is held against the clock of
 * this machine: where the two have not gone on alike, the database has to be heard again too.
 * Nothing else is taken from that clock. Safe for use by several threads.
 */
final class CarriedClock {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  /** What a clock may be corrected by, or miss, within {@link #FRESH}. */
  private static final Duration TOLERANCE = Duration.ofMillis(100);

  private final @Nullable InstantSource given;
  private final LongSupplier nanoTime;
  private final InstantSource machine;
  private volatile @Nullable Heard last;

  /** A moment, on both clocks of this machine. */
  private record Moment(long nanos, Instant time) {}

  private record Heard(Instant time, Moment at) {
    Instant carriedTo(Moment now) {
      return time.plusNanos(elapsed(now));
    }

    boolean isFresh(Moment now) {
      // As durations: how far the clock of the machine was set is not bounded.
      Duration apart = Duration.between(at.time, now.time).minusNanos(elapsed(now)).abs();
      return elapsed(now) <= FRESH && apart.compareTo(TOLERANCE) <= 0;
    }

    private long elapsed(Moment now) {
      return now.nanos - at.nanos;
    }
  }

  /** Instead of the database's, the clock that the host has given, if it has. */
  CarriedClock(@Nullable InstantSource given) {
    this(given, System::nanoTime, InstantSource.system());
  }

  /** On other clocks of the machine. */
  CarriedClock(@Nullable InstantSource given, LongSupplier nanoTime, InstantSource machine) {
    this.given = given;
    this.nanoTime = nanoTime;
    this.machine = machine;
  }

  private Moment moment() {
    return new Moment(nanoTime.getAsLong(), machine.instant());
  }

  /** Of two times that were heard lately the one that leads to the later one is closer. */
  void heard(Instant time) {
    Moment now = moment();
    Heard before = last;
    if (before == null || !before.isFresh(now) || !time.isBefore(before.carriedTo(now))) {
      last = new Heard(time, now);
    }
  }

  /** Forgets what was heard: the next time may come from another server. */
  void forget() {
    last = null;
  }

  /** The time; null if it was not heard lately. */
  @Nullable Instant now() {
    if (given != null) {
      return given.instant().truncatedTo(ChronoUnit.MICROS);
    }
    Heard heard = last;
    Moment now = moment();
    return heard == null || !heard.isFresh(now)
        ? null
        : heard.carriedTo(now).truncatedTo(ChronoUnit.MICROS);
  }
}
