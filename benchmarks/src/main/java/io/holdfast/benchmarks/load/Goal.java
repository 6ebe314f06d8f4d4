package io.holdfast.benchmarks.load;

/**
 * What is to be reached.
 *
 * @param number of the goal, in the project's table of goals
 * @param what is measured
 * @param value what was measured
 * @param atMost whether less is better
 * @param goal to be reached by the median
 */
public record Goal(String number, String what, Quotient value, boolean atMost, double goal) {
  static Goal atLeast(int number, String what, Quotient value, double goal) {
    return new Goal(Integer.toString(number), what, value, false, goal);
  }

  static Goal atMost(int number, String what, Quotient value, double goal) {
    return new Goal(Integer.toString(number), what, value, true, goal);
  }

  /** Whether it is reached. */
  public boolean reached() {
    return atMost ? value.median() <= goal : value.median() >= goal;
  }
}
