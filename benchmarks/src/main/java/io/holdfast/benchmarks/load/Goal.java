package io.holdfast.benchmarks.load;

/**
 * A performance goal.
 *
 * @param number the number of the goal, in the project's table of goals
 * @param what the description of the measured value
 * @param value the measured value
 * @param atMost true if smaller values are better
 * @param goal the limit for the median
 */
public record Goal(String number, String what, Quotient value, boolean atMost, double goal) {
  static Goal atLeast(int number, String what, Quotient value, double goal) {
    return new Goal(Integer.toString(number), what, value, false, goal);
  }

  static Goal atMost(int number, String what, Quotient value, double goal) {
    return new Goal(Integer.toString(number), what, value, true, goal);
  }

  /** Returns whether the goal is reached. */
  public boolean reached() {
    return atMost ? value.median() <= goal : value.median() >= goal;
  }
}
