package io.holdfast.caffeine;

/**
 * A moment, by both clocks of a machine. The monotonic clock may stand still while the machine
 * sleeps, and the wall clock may be set. So neither of them alone says how old a value is.
 *
 * @param nanos the monotonic time, in nanoseconds
 * @param wall the time of the wall clock, in nanoseconds
 */
record Moment(long nanos, long wall) {
  /** The difference of the clocks that a correction or drift explains, beside a thousandth. */
  private static final long TOLERANCE = 100_000_000L;

  /**
   * Returns the time since another moment, by the clock that has advanced more. Returns {@link
   * Long#MAX_VALUE} if the wall clock was set back, because it does not show a sleep then.
   *
   * @return the time in nanoseconds; negative if the other moment is after this one
   */
  long nanosSince(Moment other) {
    long passed = nanos - other.nanos;
    if (passed < 0) {
      return passed;
    }
    long byWall = wall - other.wall;
    return passed - byWall > TOLERANCE + passed / 1_000 ? Long.MAX_VALUE : Math.max(passed, byWall);
  }
}
