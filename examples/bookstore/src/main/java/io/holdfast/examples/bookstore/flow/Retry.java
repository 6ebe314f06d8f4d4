package io.holdfast.examples.bookstore.flow;

import java.time.Duration;

/**
 * The tries of a step.
 *
 * @param maxTries the number of tries in all, 1 or more
 * @param maxFactor the longest pause, as a multiple of {@link Timing#retryDelay()}
 */
public record Retry(int maxTries, int maxFactor) {
  /** Four tries, with pauses of 1, 2 and 4 seconds. */
  public static final Retry FORWARD = new Retry(4, 4);

  /** Ten tries, with pauses of 1, 2, 4, 8 and 16 seconds, and then of 30 seconds. */
  public static final Retry COMPENSATION = new Retry(10, 30);

  /** Returns whether a step may be tried again after so many failed tries. */
  public boolean isAllowedAfter(int failedTries) {
    return failedTries < maxTries;
  }

  /**
   * Returns the pause after so many failed tries. It doubles with each of them.
   *
   * @param failedTries the failed tries, 1 or more
   */
  public Duration delay(int failedTries, Timing timing) {
    int factor = 1 << Math.min(failedTries - 1, 16);
    return timing.retryDelay().multipliedBy(Math.min(factor, maxFactor));
  }
}
