package io.holdfast.aws.dynamodb.internal.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A row and the time when it was read, by both clocks of the process: the monotonic one may stand
 * still while the machine sleeps, and the other may be set.
 *
 * @param row the row
 * @param nanos the time of {@link System#nanoTime()}
 * @param at the time of the store's clock
 */
public record Remembered<T>(T row, long nanos, Instant at) {
  /** The maximum age of a row for a guess. */
  public static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** Returns whether the row is too old by either clock, or has a time in the future. */
  boolean isOld(long nanosNow, Instant now) {
    Duration age = Duration.between(at, now);
    return nanosNow - nanos > MAX_AGE.toNanos()
        || age.compareTo(MAX_AGE) > 0
        || age.compareTo(MAX_AGE.negated()) < 0;
  }
}
