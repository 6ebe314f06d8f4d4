package io.holdfast.benchmarks.dynamodb;

import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Numbers;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import io.holdfast.emulators.DynamoDbLocal;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The library compared with the ticket system's algorithm on DynamoDB Local, a process on the same
 * machine. It answers a few hundred requests per second and never reports transaction conflicts, so
 * the ratio shows the number of requests per order, not the speed of DynamoDB.
 */
public final class DynamoDbSuite {
  private static final int CLIENTS = 64;
  private static final String LOAD = "one article, 64 clients";

  private DynamoDbSuite() {}

  /**
   * Runs the suite.
   *
   * @throws IllegalStateException if a ledger is wrong
   */
  public static Suite run(DynamoDbLocal local, Plan plan) throws Exception {
    try (DynamoDbClient client = LocalClient.of(local);
        OnDynamoDb holdfast = new OnDynamoDb(client)) {
      int clients = plan.clients(CLIENTS);
      Numbers numbers = new Numbers(1);
      Series series =
          Series.run(
              LOAD,
              plan.forEmulator(),
              List.of(
                  new HotTickets(holdfast, clients, numbers),
                  new HotTickets(new Tickets(client, false), clients, numbers),
                  new HotTickets(new Tickets(client, true), clients, numbers)));
      return new Suite("DynamoDB Local", "on this machine", List.of(series), goals(series));
    }
  }

  private static List<Goal> goals(Series series) {
    return List.of(
        Goal.atLeast(
            "tickets",
            "64 clients, orders served/s / algorithm whose orders fail",
            series.ratio(OnDynamoDb.NAME, Tickets.FAILING, Sample::perSecond),
            10),
        Goal.atLeast(
            "tickets",
            "64 clients, orders served/s / algorithm that tries until served",
            series.ratio(OnDynamoDb.NAME, Tickets.TRYING, Sample::perSecond),
            10),
        Goal.atMost(
            "tickets",
            "Holdfast, orders failed for a conflict",
            series.of(OnDynamoDb.NAME, it -> it.more(HotTickets.FAILED)),
            0));
  }
}
