package io.holdfast.benchmarks.load;

/**
 * A performance goal.
 *
 * @param number the number of the goal, in the project's table of goals
 * @param what the description of the measured value
 * @param value the measured value
 * @param atMost true if smaller values are better
 * @param goal the limit for the median; {@link Double#NaN} if the value only explains others
 */
public record Goal(String number, String what, Quotient value, boolean atMost, double goal) {
  /** Returns a goal that larger values reach. */
  public static Goal atLeast(String number, String what, Quotient value, double goal) {
    return new Goal(number, what, value, false, goal);
  }

  /** Returns a goal that smaller values reach. */
  public static Goal atMost(String number, String what, Quotient value, double goal) {
    return new Goal(number, what, value, true, goal);
  }

  /** Returns a value without a limit. */
  static Goal shown(String number, String what, Quotient value) {
    return new Goal(number, what, value, false, Double.NaN);
  }

  /** Returns whether there is a limit. */
  public boolean isLimited() {
    return !Double.isNaN(goal);
  }

  /** Returns whether the goal is reached, or there is no limit. */
  public boolean reached() {
    return !isLimited() || (atMost ? value.median() <= goal : value.median() >= goal);
  }
}
