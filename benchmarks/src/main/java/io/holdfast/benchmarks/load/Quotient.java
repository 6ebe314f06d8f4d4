package io.holdfast.benchmarks.load;

import java.util.Arrays;

/**
 * A number that is measured in each round.
 *
 * @param median the median of all rounds
 * @param least the smallest of all rounds
 * @param most the largest of all rounds
 */
public record Quotient(double median, double least, double most) {
  /**
   * Returns the summary of numbers in any order.
   *
   * @throws IllegalArgumentException if there are no numbers
   */
  public static Quotient of(double... numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("numbers: none");
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Quotient(median, sorted[0], sorted[sorted.length - 1]);
  }
}
