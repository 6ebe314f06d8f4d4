package io.holdfast.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * A clock that shows a fixed time until a test moves it, forwards or backwards. Its time is always
 * in whole microseconds, as in the library.
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class SettableClock implements InstantSource {
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private volatile Instant now;

  /** Creates a clock that shows a fixed time, the same in every run. */
  public SettableClock() {
    this(START);
  }

  /**
   * Creates a clock that shows the given time.
   *
   * @param start the first time; truncated to microseconds
   */
  public SettableClock(Instant start) {
    this.now = micros(Objects.requireNonNull(start, "start"));
  }

  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Sets the time of the clock.
   *
   * @param time the new time, earlier or later than now; truncated to microseconds
   * @return the time that the clock shows now
   */
  public synchronized Instant set(Instant time) {
    now = micros(time);
    return now;
  }

  /**
   * Moves the clock by a duration.
   *
   * @param by the duration, negative to go back; truncated to microseconds
   * @return the time that the clock shows now
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
