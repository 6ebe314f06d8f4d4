package io.holdfast.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;

/**
 * A row and when it was seen, by both clocks of the process: the monotonic one may stand still
 * while the machine sleeps, and the other may be set.
 *
 * @param row what was seen
 * @param nanos when, by {@link System#nanoTime()}
 * @param at when, by the clock of the store
 */
record Remembered<T>(T row, long nanos, Instant at) {
  /** How old a row may be to be guessed from. */
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** Returns whether the row is too old by either clock, or was seen in the future. */
  boolean isOld(long nanosNow, Instant now) {
    Duration age = Duration.between(at, now);
    return nanosNow - nanos > MAX_AGE.toNanos()
        || age.compareTo(MAX_AGE) > 0
        || age.compareTo(MAX_AGE.negated()) < 0;
  }
}
