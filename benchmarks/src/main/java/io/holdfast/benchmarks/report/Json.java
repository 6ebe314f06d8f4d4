package io.holdfast.benchmarks.report;

import io.holdfast.benchmarks.compare.Ratio;
import io.holdfast.benchmarks.dynamodb.Costs;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Quotient;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The results as JSON, with every sample of every round. */
public final class Json {
  private Json() {}

  /** Returns all results. */
  public static String of(Results results) {
    return object(
            field("machine", text(results.machine())),
            field("mode", text(results.mode().substring(2))),
            field("goals", array(results.goals(), Json::goal)),
            field("memory", array(results.memory(), Ratio::json)),
            field("jdbc", array(results.jdbc(), Ratio::json)),
            field("databases", array(results.suites(), Json::suite)),
            field("costs", array(results.costs(), Json::costs)))
        + "\n";
  }

  private static String suite(Suite suite) {
    return object(
        field("database", text(suite.database())),
        field("version", text(suite.version())),
        field("goals", array(suite.goals(), Json::goal)),
        field("loads", array(suite.series(), Json::series)));
  }

  private static String costs(Costs costs) {
    return object(
        field("goals", array(costs.goals(), Json::goal)), field("operations", costs.json()));
  }

  private static String goal(Goal goal) {
    Quotient value = goal.value();
    return object(
        field("goal", text(goal.number())),
        field("what", text(goal.what())),
        field("median", number(value.median())),
        field("min", number(value.least())),
        field("max", number(value.most())),
        field(goal.atMost() ? "atMost" : "atLeast", number(goal.goal())),
        field("reached", Boolean.toString(goal.reached())));
  }

  private static String series(Series series) {
    return object(
        field("load", text(series.load())),
        field(
            "contenders",
            array(
                IntStream.range(0, series.arms().size()).boxed().toList(),
                arm ->
                    object(
                        field("name", text(series.arms().get(arm))),
                        field(
                            "rounds", array(series.rounds(), round -> sample(round.get(arm))))))));
  }

  private static String sample(Sample sample) {
    Map<String, Double> numbers = new TreeMap<>(sample.more());
    numbers.put("perSecond", sample.perSecond());
    numbers.put("p50", sample.p50());
    numbers.put("p95", sample.p95());
    numbers.put("p99", sample.p99());
    numbers.put("bytes", sample.bytes());
    numbers.put("sold", (double) sample.sold());
    numbers.put("refused", (double) sample.refused());
    return numbers.entrySet().stream()
        .map(it -> field(it.getKey(), number(it.getValue())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String object(String... fields) {
    return String.join(",", fields).transform(it -> "{" + it + "}");
  }

  private static String field(String name, String value) {
    return text(name) + ":" + value;
  }

  private static <T> String array(List<T> all, Function<T, String> each) {
    return all.stream().map(each).collect(Collectors.joining(",\n", "[", "]"));
  }

  private static String number(double number) {
    return Double.isFinite(number) ? Double.toString(number) : "null";
  }

  private static String text(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
