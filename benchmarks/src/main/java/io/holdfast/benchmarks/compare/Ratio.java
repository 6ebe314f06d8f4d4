package io.holdfast.benchmarks.compare;

import io.holdfast.benchmarks.load.Quotient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The results of two sides in alternating rounds.
 *
 * @param name the name of the load and of the other side
 * @param library the median orders per second of the library
 * @param other the median orders per second of the other side
 * @param median the median of the ratios per round, library to other
 * @param least the smallest of the ratios per round
 * @param most the largest of the ratios per round
 * @param libraryBytes the median bytes allocated per order by the library
 * @param otherBytes the median bytes allocated per order by the other side
 */
public record Ratio(
    String name,
    double library,
    double other,
    double median,
    double least,
    double most,
    double libraryBytes,
    double otherBytes) {
  /** The header of the table whose rows {@link #markdown} writes. */
  public static final String HEADER =
      "| load | library, orders/s | by hand, orders/s | ratio: median | min | max | library,"
          + " B/order | by hand, B/order |\n"
          + "|---|---|---|---|---|---|---|---|";

  /**
   * Warms up both sides, then runs rounds in which the sides alternate, each starting every second
   * round.
   */
  static Ratio of(String name, int warmups, int rounds, Side library, Side other) throws Exception {
    for (int i = 0; i < warmups; i++) {
      library.round();
      other.round();
    }
    List<Round[]> results = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Round[] result = new Round[2];
      if (i % 2 == 0) {
        result[0] = library.round();
        result[1] = other.round();
      } else {
        result[1] = other.round();
        result[0] = library.round();
      }
      results.add(result);
    }
    Quotient ratios = of(results, it -> it[0].perSecond() / it[1].perSecond());
    return new Ratio(
        name,
        of(results, it -> it[0].perSecond()).median(),
        of(results, it -> it[1].perSecond()).median(),
        ratios.median(),
        ratios.least(),
        ratios.most(),
        of(results, it -> it[0].bytes()).median(),
        of(results, it -> it[1].bytes()).median());
  }

  private static Quotient of(List<Round[]> results, ToDoubleFunction<Round[]> what) {
    return Quotient.of(results.stream().mapToDouble(what).toArray());
  }

  /** Returns a row of a table. */
  public String markdown() {
    return String.format(
        Locale.ROOT,
        "| %s | %,.0f | %,.0f | %.2f | %.2f | %.2f | %,.0f | %,.0f |",
        name,
        library,
        other,
        median,
        least,
        most,
        libraryBytes,
        otherBytes);
  }
}
