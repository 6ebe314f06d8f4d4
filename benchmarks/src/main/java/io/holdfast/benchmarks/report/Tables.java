package io.holdfast.benchmarks.report;

import io.holdfast.benchmarks.compare.Ratio;
import io.holdfast.benchmarks.dynamodb.Costs;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The results as Markdown. */
public final class Tables {
  private final StringBuilder text = new StringBuilder();

  private Tables() {}

  /** Returns all results. */
  public static String of(Results results) {
    Tables tables = new Tables();
    tables.line("%s, %s", results.mode(), results.machine());
    for (Suite suite : results.suites()) {
      tables.line("");
      tables.line("## %s (%s)", suite.database(), suite.version());
      tables.goals(suite.goals());
      suite.series().forEach(tables::series);
    }
    results.costs().forEach(tables::costs);
    tables.ratios("## Commits one at a time", results);
    return tables.text.toString();
  }

  private void costs(Costs costs) {
    line("");
    line("## DynamoDB, counted");
    goals(costs.goals());
    line("");
    line("%s", costs.markdown());
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void goals(List<Goal> goals) {
    if (goals.isEmpty()) {
      return;
    }
    line("");
    line("| goal | what | median | min | max | goal | reached |");
    line("|---|---|---|---|---|---|---|");
    for (Goal goal : goals) {
      line(
          "| %s | %s | %s | %s | %s | %s |",
          goal.number(),
          goal.what(),
          number(goal.value().median()),
          number(goal.value().least()),
          number(goal.value().most()),
          limit(goal));
    }
  }

  /**
   * Returns the columns for the limit and whether it is reached. They are empty without a limit.
   */
  private static String limit(Goal goal) {
    return goal.isLimited()
        ? "%s %s | %s"
            .formatted(
                goal.atMost() ? "≤" : "≥", number(goal.goal()), goal.reached() ? "yes" : "**no**")
        : "|";
  }

  private void series(Series series) {
    line("");
    line("### %s", series.load());
    line("");
    line("| | orders/s | min | max | P50 ms | P95 ms | P99 ms | B/order |");
    line("|---|---|---|---|---|---|---|---|");
    for (String arm : series.arms()) {
      line(
          "| %s | %,.0f | %,.0f | %,.0f | %s | %s | %s | %s |",
          arm,
          series.of(arm, Sample::perSecond).median(),
          series.of(arm, Sample::perSecond).least(),
          series.of(arm, Sample::perSecond).most(),
          number(series.of(arm, Sample::p50).median()),
          number(series.of(arm, Sample::p95).median()),
          number(series.of(arm, Sample::p99).median()),
          number(series.of(arm, Sample::bytes).median()));
    }
    more(series);
  }

  private void more(Series series) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < series.arms().size(); i++) {
      String arm = series.arms().get(i);
      for (String name : new TreeSet<>(series.rounds().get(0).get(i).more().keySet())) {
        String number = number(series.of(arm, it -> it.more(name)).median());
        all.add("%s: %s (%s)".formatted(name, number, arm));
      }
    }
    if (!all.isEmpty()) {
      line("");
      line("%s.", String.join("; ", all));
    }
  }

  private void ratios(String title, Results results) {
    if (results.memory().isEmpty() && results.jdbc().isEmpty()) {
      return;
    }
    line("");
    line(title);
    line("");
    line("%s", Ratio.HEADER);
    results.memory().forEach(it -> line("%s", it.markdown()));
    results.jdbc().forEach(it -> line("%s", it.markdown()));
  }

  /** Formats a number with three digits or more. */
  static String number(double number) {
    if (Double.isNaN(number)) {
      return "";
    }
    double size = Math.abs(number);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return number == 0 ? "0" : String.format(Locale.ROOT, format, number);
  }
}
