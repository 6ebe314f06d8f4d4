package io.holdfast.examples.cli.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The time of the data: it goes on with the orders and never back. Safe for use by several threads.
 */
final class DataClock implements InstantSource {
  /** No order is older. Opening stock is dated so. */
  static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

  private final Duration longestGap;
  private volatile Instant now = START;

  DataClock(Duration longestGap) {
    this.longestGap = longestGap;
  }

  /**
   * Goes on to the time of an order. An order that comes late does not turn it back.
   *
   * @throws BrokenLineException if the time is before {@link #START} or too far ahead: one wrong
   *     date would end every hold
   */
  void advanceTo(Instant at) {
    if (at.isBefore(START)) {
      throw new BrokenLineException("at: before " + START);
    }
    if (!now.equals(START) && at.isAfter(now.plus(longestGap))) {
      throw new BrokenLineException("at: more than " + longestGap + " after the line before");
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
