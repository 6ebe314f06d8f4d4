package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.spi.support.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Extrapolates the clock of the database from its last reading, by this process's monotonic time.
 * It is never ahead of the database, because the database read its clock before the answer arrived
 * here. It is behind by at most the time that the answer took. A reading is valid for one second.
 *
 * <p>The monotonic time stands still while the machine sleeps. So it is compared with the clock of
 * this machine: if the two have not advanced alike, the reading is no longer valid. The clock of
 * the machine is not used for anything else. Safe for use by several threads.
 */
public final class ExtrapolatedClock {
  private static final long FRESH = Duration.ofSeconds(1).toNanos();

  /** The largest difference by which a clock may be corrected or drift within {@link #FRESH}. */
  private static final Duration TOLERANCE = Duration.ofMillis(100);

  private final @Nullable InstantSource given;
  private final LongSupplier nanoTime;
  private final InstantSource machine;
  private volatile @Nullable Heard last;
  private volatile @Nullable Heard due;

  /** Holds a moment on both clocks of this machine. */
  private record Moment(long nanos, Instant time) {}

  private record Heard(Instant time, Moment at) {
    Instant carriedTo(Moment now) {
      return time.plusNanos(elapsed(now));
    }

    boolean isFresh(Moment now) {
      // Computed with durations, because the clock of the machine may have been changed by any
      // amount.
      Duration apart = Duration.between(at.time, now.time).minusNanos(elapsed(now)).abs();
      return elapsed(now) <= FRESH && apart.compareTo(TOLERANCE) <= 0;
    }

    private long elapsed(Moment now) {
      return now.nanos - at.nanos;
    }
  }

  /**
   * Creates a clock that returns the time of the host's clock if there is one, or else that of the
   * database.
   */
  public ExtrapolatedClock(@Nullable InstantSource given) {
    this(given, System::nanoTime, InstantSource.system());
  }

  /** Creates a clock on other clocks of the machine, for tests. */
  public ExtrapolatedClock(
      @Nullable InstantSource given, LongSupplier nanoTime, InstantSource machine) {
    this.given = given;
    this.nanoTime = nanoTime;
    this.machine = machine;
  }

  private Moment moment() {
    return new Moment(nanoTime.getAsLong(), machine.instant());
  }

  /**
   * Takes a reading of the database's clock. Of two valid readings it keeps the one that leads to
   * the later time, which is closer.
   */
  void heard(Instant time) {
    Moment now = moment();
    Heard before = last;
    if (before == null || !before.isFresh(now) || !time.isBefore(before.carriedTo(now))) {
      last = new Heard(time, now);
    }
  }

  /** Drops the reading, because the next time may come from another server. */
  void forget() {
    last = null;
  }

  /**
   * Tells whether the clock has to be read, before its reading is too old: true for one caller. So
   * the others need not wait for a reading.
   */
  boolean isDue() {
    Heard heard = last;
    if (given != null
        || heard == null
        || heard.equals(due)
        || nanoTime.getAsLong() - heard.at.nanos <= FRESH / 2) {
      return false;
    }
    due = heard; // two callers at once read the clock twice, which does no harm
    return true;
  }

  /** Returns the time, or null if there is no valid reading. */
  @Nullable Instant now() {
    if (given != null) {
      return Micros.floor(given.instant());
    }
    Heard heard = last;
    Moment now = moment();
    return heard == null || !heard.isFresh(now) ? null : Micros.floor(heard.carriedTo(now));
  }
}
