package io.holdfast.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A clock that stands still until it is told to move, forwards or backwards. Its time is always in
 * whole microseconds, as the library keeps it.
 *
 * <p>Safe for use by any number of threads.
 */
public final class SettableClock implements InstantSource {
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private volatile Instant now;

  /** A clock that shows some fixed time, the same in every run. */
  public SettableClock() {
    this(START);
  }

  /**
   * A clock that shows the given time.
   *
   * @param start when to begin; anything finer than a microsecond is cut off
   */
  public SettableClock(Instant start) {
    this.now = micros(start);
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Moves the clock to a time.
   *
   * @param time earlier or later than now; anything finer than a microsecond is cut off
   * @return the time it shows now
   */
  public synchronized Instant set(Instant time) {
    now = micros(time);
    return now;
  }

  /**
   * Moves the clock by a duration.
   *
   * @param by negative to go back; anything finer than a microsecond is cut off
   * @return the time it shows now
   */
  public synchronized Instant advance(Duration by) {
    Objects.requireNonNull(by, "by");
    now = micros(now.plus(by));
    return now;
  }

  private static Instant micros(Instant time) {
    return Objects.requireNonNull(time, "time").truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public String toString() {
    return "SettableClock[" + now + "]";
  }
}
