package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.output.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The result of a sale, in the words that the command's help defines. */
record SaleReport(
    String run,
    String shop,
    String store,
    long units,
    int buyers,
    int clients,
    long seed,
    long sold,
    int orders,
    long newlySold,
    int refused,
    int cancelled,
    int abandoned,
    long replayed,
    long oversold,
    long undersold,
    long doubled,
    long mismatched,
    long miscounted,
    int violations,
    int rounds,
    long repeatedCalls,
    double seconds,
    double commitsPerSecond,
    double p50Millis,
    double p95Millis,
    double p99Millis) {

  SaleReport {
    seconds = rounded(seconds);
    commitsPerSecond = rounded(commitsPerSecond);
    p50Millis = rounded(p50Millis);
    p95Millis = rounded(p95Millis);
    p99Millis = rounded(p99Millis);
  }

  private static double rounded(double number) {
    return BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP).doubleValue();
  }

  /** Returns whether the sale met all guarantees of the library. */
  boolean holds() {
    return oversold == 0
        && undersold == 0
        && doubled == 0
        && mismatched == 0
        && miscounted == 0
        && violations == 0;
  }

  String table() {
    return new TextTable()
        .row("units", units)
        .row("buyers", buyers)
        .row("sold", sold)
        .row("refused", refused)
        .row("cancelled", cancelled)
        .row("abandoned", abandoned)
        .row("replayed", replayed)
        .row("oversold", oversold)
        .row("undersold", undersold)
        .row("doubled", doubled)
        .row("mismatched", mismatched)
        .row("miscounted", miscounted)
        .row("violations", violations)
        .row("commits/s", String.format(Locale.ROOT, "%.0f", commitsPerSecond))
        .row("P50 ms", String.format(Locale.ROOT, "%.2f", p50Millis))
        .row("P95 ms", String.format(Locale.ROOT, "%.2f", p95Millis))
        .row("P99 ms", String.format(Locale.ROOT, "%.2f", p99Millis))
        .toString();
  }
}
