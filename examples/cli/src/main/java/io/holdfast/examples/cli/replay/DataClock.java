package io.holdfast.examples.cli.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time of the data, which advances with the orders and never goes back. Safe for use by several
 * threads.
 */
final class DataClock implements InstantSource {
  /** The earliest time of an order. Opening stock has this time. */
  static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private final Duration maxGap;
  private volatile Instant now = START;

  DataClock(Duration maxGap) {
    this.maxGap = maxGap;
  }

  /**
   * Advances to the time of an order. A late order does not move the clock back.
   *
   * @throws BrokenLineException if the time is before {@link #START} or too far ahead, because one
   *     wrong date would expire every hold
   */
  void advanceTo(Instant at) {
    if (at.isBefore(START)) {
      throw new BrokenLineException("at: before " + START);
    }
    if (!now.equals(START) && at.isAfter(now.plus(maxGap))) {
      throw new BrokenLineException("at: more than " + maxGap + " after the line before");
    }
    Instant whole = at.truncatedTo(ChronoUnit.MICROS);
    if (whole.isAfter(now)) {
      now = whole;
    }
  }

  @Override
  public Instant instant() {
    return now;
  }
}
