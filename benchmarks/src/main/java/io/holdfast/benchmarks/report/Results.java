package io.holdfast.benchmarks.report;

import io.holdfast.benchmarks.compare.Ratio;
import io.holdfast.benchmarks.dynamodb.Costs;
import io.holdfast.benchmarks.load.Suite;
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
  /** Copies the lists. */
  public Results {
    memory = List.copyOf(memory);
    jdbc = List.copyOf(jdbc);
    suites = List.copyOf(suites);
    costs = List.copyOf(costs);
  }
}
