package io.holdfast.benchmarks.dynamodb;

import java.util.Locale;

/**
 * The cost of one operation.
 *
 * @param name the name of the operation
 * @param cost the cost of one operation
 * @param stockWrites the write request units of stock items alone, for one operation
 */
public record CostRow(String name, Cost cost, double stockWrites) {
  static final String HEADER =
      "| | read units | write units | of these, stock item | requests | bytes up | bytes down | $"
          + " for a million |\n"
          + "|---|---|---|---|---|---|---|---|";

  String markdown() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %,.0f | %,.0f | %.2f |",
        name,
        number(cost.reads()),
        number(cost.writes()),
        number(stockWrites),
        number(cost.requests()),
        cost.up(),
        cost.down(),
        cost.dollarsPerMillion());
  }

  /** Formats a number as whole, or with as many digits as distinguish it from zero. */
  private static String number(double number) {
    if (number == Math.rint(number)) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    return String.format(Locale.ROOT, number < 1 ? "%.3f" : "%.2f", number);
  }
}
