package io.holdfast.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clock of the database, carried forward from when it was last heard, by this process's
 * monotonic time: no clock of this machine comes into it. Never ahead of the database, because the
 * time was told before it was heard; behind by the way from there to here at most. After a second
 * it has to be heard again. Safe for use by several threads.
 */
final class CarriedClock {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  private final @Nullable InstantSource given;
  private volatile @Nullable Heard last;

  private record Heard(Instant time, long nanos) {
    Instant carriedTo(long now) {
      return time.plusNanos(now - nanos);
    }

    boolean isFresh(long now) {
      return now - nanos <= FRESH;
    }
  }

  /** Instead of the database's, the clock that the host has given, if it has. */
  CarriedClock(@Nullable InstantSource given) {
    this.given = given;
  }

  /** Of two times that were heard lately the one that leads to the later one is closer. */
  void heard(Instant time) {
    long now = System.nanoTime();
    Heard before = last;
    if (before == null || !before.isFresh(now) || !time.isBefore(before.carriedTo(now))) {
      last = new Heard(time, now);
    }
  }

  /** The time; null if it was not heard lately. */
  @Nullable Instant now() {
    if (given != null) {
      return given.instant().truncatedTo(ChronoUnit.MICROS);
    }
    Heard heard = last;
    long now = System.nanoTime();
    return heard == null || !heard.isFresh(now)
        ? null
        : heard.carriedTo(now).truncatedTo(ChronoUnit.MICROS);
  }
}
