package io.holdfast.benchmarks.report;

import io.holdfast.benchmarks.compare.Ratio;
import io.holdfast.benchmarks.dynamodb.Costs;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Quotient;
import io.holdfast.benchmarks.load.Suite;
import java.util.ArrayList;
import java.util.List;

/**
 * All results of one run.
 *
 * @param machine the description of the machine
 * @param mode the mode of the run
 * @param memory the commits in memory compared with a plain map
 * @param jdbc the commits without lanes compared with the same statements by hand
 * @param suites the loads on each database
 * @param costs the costs of operations on DynamoDB; none or one
 */
public record Results(
    String machine,
    String mode,
    List<Ratio> memory,
    List<Ratio> jdbc,
    List<Suite> suites,
    List<Costs> costs) {
  private static final double MOST_BYTES = 200;

  /** Copies the lists. */
  public Results {
    memory = List.copyOf(memory);
    jdbc = List.copyOf(jdbc);
    suites = List.copyOf(suites);
    costs = List.copyOf(costs);
  }

  /** Returns the goals of the commits that are compared alone. */
  List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (Ratio each : jdbc) {
      goals.add(new Goal("8", each.name(), quotient(each), false, 0.95));
    }
    for (Ratio each : memory) {
      goals.add(new Goal("14", each.name(), quotient(each), false, 0.5));
      Quotient bytes = Quotient.of(each.libraryBytes());
      goals.add(new Goal("14", each.name() + ", B/order", bytes, true, MOST_BYTES));
    }
    return goals;
  }

  private static Quotient quotient(Ratio ratio) {
    return new Quotient(ratio.median(), ratio.least(), ratio.most());
  }
}
