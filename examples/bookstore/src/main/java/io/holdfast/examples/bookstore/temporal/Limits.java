package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.Timing;
import java.time.Duration;

/**
 * The times of a checkout on Temporal. They are part of its history, so another process with other
 * times does not change a checkout that has begun.
 *
 * @param timing the times that every engine has
 * @param stepTimeout the longest time of one try of a step; then its worker counts as dead
 */
public record Limits(Timing timing, Duration stepTimeout) {
  /** The default times, and 30 seconds for a try. */
  public static final Limits DEFAULT = new Limits(Timing.DEFAULT, Duration.ofSeconds(30));

  /** Returns the same limits with other times. */
  public Limits with(Timing times) {
    return new Limits(times, stepTimeout);
  }
}
