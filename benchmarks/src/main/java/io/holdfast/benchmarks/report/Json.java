package io.holdfast.benchmarks.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.benchmarks.compare.Ratio;
import io.holdfast.benchmarks.dynamodb.Cost;
import io.holdfast.benchmarks.dynamodb.CostRow;
import io.holdfast.benchmarks.dynamodb.Costs;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The results as JSON, with every sample of every round. */
public final class Json {
  private Json() {}

  /** Returns all results. */
  public static String of(Results results) {
    ObjectNode all = object().put("machine", results.machine()).put("mode", results.mode());
    all.set("memory", array(results.memory(), Json::ratio));
    all.set("jdbc", array(results.jdbc(), Json::ratio));
    all.set("databases", array(results.suites(), Json::suite));
    all.set("costs", array(results.costs(), Json::costs));
    return all.toPrettyString() + "\n";
  }

  private static ObjectNode ratio(Ratio ratio) {
    ObjectNode json = object().put("load", ratio.name());
    number(json, "libraryPerSecond", ratio.library());
    number(json, "byHandPerSecond", ratio.other());
    number(json, "median", ratio.median());
    number(json, "min", ratio.least());
    number(json, "max", ratio.most());
    number(json, "libraryBytes", ratio.libraryBytes());
    number(json, "byHandBytes", ratio.otherBytes());
    return json;
  }

  private static ObjectNode suite(Suite suite) {
    ObjectNode json = object().put("database", suite.database()).put("version", suite.version());
    json.set("goals", array(suite.goals(), Json::goal));
    json.set("loads", array(suite.series(), Json::series));
    return json;
  }

  private static ObjectNode costs(Costs costs) {
    ObjectNode json = object();
    json.set("goals", array(costs.goals(), Json::goal));
    json.set("operations", array(costs.rows(), Json::cost));
    return json;
  }

  private static ObjectNode cost(CostRow row) {
    Cost cost = row.cost();
    ObjectNode json = object().put("operation", row.name());
    number(json, "readUnits", cost.reads());
    number(json, "writeUnits", cost.writes());
    number(json, "stockItemWriteUnits", row.stockWrites());
    number(json, "requests", cost.requests());
    number(json, "bytesUp", cost.up());
    number(json, "bytesDown", cost.down());
    number(json, "dollarsPerMillion", cost.dollarsPerMillion());
    return json;
  }

  private static ObjectNode goal(Goal goal) {
    ObjectNode json = object().put("goal", goal.number()).put("what", goal.what());
    number(json, "median", goal.value().median());
    number(json, "min", goal.value().least());
    number(json, "max", goal.value().most());
    number(json, goal.atMost() ? "atMost" : "atLeast", goal.goal());
    return goal.isLimited() ? json.put("reached", goal.reached()) : json.putNull("reached");
  }

  private static ObjectNode series(Series series) {
    ObjectNode json = object().put("load", series.load());
    ArrayNode contenders = json.putArray("contenders");
    for (int i = 0; i < series.arms().size(); i++) {
      int arm = i;
      contenders
          .addObject()
          .put("name", series.arms().get(arm))
          .set("rounds", array(series.rounds(), round -> sample(round.get(arm))));
    }
    return json;
  }

  private static ObjectNode sample(Sample sample) {
    ObjectNode json = object().put("sold", sample.sold()).put("refused", sample.refused());
    number(json, "perSecond", sample.perSecond());
    number(json, "p50", sample.p50());
    number(json, "p95", sample.p95());
    number(json, "p99", sample.p99());
    number(json, "bytes", sample.bytes());
    new TreeMap<>(sample.more()).forEach((name, value) -> number(json, name, value));
    return json;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static <T> ArrayNode array(List<T> all, Function<T, ObjectNode> each) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    all.forEach(it -> array.add(each.apply(it)));
    return array;
  }

  /** Adds a number, or null if it is not one. */
  private static void number(ObjectNode json, String name, double number) {
    json.put(name, Double.isFinite(number) ? (Double) number : null);
  }
}
