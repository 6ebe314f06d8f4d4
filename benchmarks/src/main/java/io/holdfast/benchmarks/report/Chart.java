package io.holdfast.benchmarks.report;

import io.holdfast.benchmarks.load.Quotient;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Bar charts: the sales of one SKU by each contender, and the latency of its clients. */
public final class Chart {
  private static final int WIDTH = 860;
  private static final int TEXT = 210;
  private static final int LONGEST = 500;
  private static final int ROW = 24;
  private static final int FIRST = 60;

  private final StringBuilder marks = new StringBuilder();
  private int y = FIRST / 2;

  private Chart() {}

  /** Returns the charts of the loads in which all contenders took part; empty if none ran. */
  public static String of(Results results) {
    Chart chart = new Chart();
    for (Suite suite : results.suites()) {
      for (Series series : everybody(suite)) {
        String title = suite.database() + ", " + series.load();
        chart.bars(title + ": durable orders/s", series, Sample::perSecond);
        chart.bars(title + ": P95, ms", series, Sample::p95);
      }
    }
    int height = chart.y + ROW / 2;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
    font-family="sans-serif" font-size="13">
    <rect width="%1$d" height="%2$d" fill="#ffffff"/>
    %3$s</svg>
    """
        .formatted(WIDTH, height, chart.marks);
  }

  private static List<Series> everybody(Suite suite) {
    List<Series> all = new ArrayList<>();
    for (Series series : suite.series()) {
      if (series.arms().size() > 4
          && series.load().startsWith("one SKU")
          && series.load().contains("client")) {
        all.add(series);
      }
    }
    return all;
  }

  private void bars(String title, Series series, ToDoubleFunction<Sample> number) {
    mark("<text x=\"10\" y=\"%d\" font-weight=\"bold\">%s</text>", y, escape(title));
    y += ROW / 2;
    double most =
        series.arms().stream().mapToDouble(it -> series.of(it, number).median()).max().orElse(1);
    for (int i = 0; i < series.arms().size(); i++) {
      String arm = series.arms().get(i);
      Quotient value = series.of(arm, number);
      bar(arm, value, Math.max(most, Double.MIN_NORMAL), i == 0 ? "#1f6feb" : "#8b949e");
    }
    y += ROW;
  }

  private void bar(String arm, Quotient value, double most, String colour) {
    double length = LONGEST * value.median() / most;
    mark("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>", TEXT, y + 14, escape(arm));
    mark(
        "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"%s\"/>",
        TEXT + 8, y + 1, Math.max(1, length), colour);
    mark(
        "<text x=\"%.1f\" y=\"%d\">%s</text>",
        TEXT + 14 + length, y + 14, Tables.number(value.median()));
    y += ROW;
  }

  private void mark(String format, Object... values) {
    marks.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
