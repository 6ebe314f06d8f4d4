package io.holdfast.benchmarks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Suite;
import io.holdfast.benchmarks.report.Json;
import io.holdfast.benchmarks.report.Results;
import io.holdfast.emulators.DynamoDbLocal;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operations cost, where it is known what it must be. */
class CostsTest {
  private static Costs costs;

  @BeforeAll
  static void count() throws Exception {
    // An average of a few is as exact, and so many clients get in each other's way, too. The orders
    // are more than a batch.
    costs = Costs.count(DynamoDbLocal.shared(), new Extent(2, 5, 5, 110, 8));
  }

  private static void assertCost(String name, double reads, double writes, double requests) {
    Cost cost = costs.row(name).cost();
    assertThat(cost.reads()).as("read units of %s", name).isEqualTo(reads);
    assertThat(cost.writes()).as("write units of %s", name).isEqualTo(writes);
    assertThat(cost.requests()).as("requests of %s", name).isEqualTo(requests);
  }

  @Test
  void anOrderWritesItselfAndItsLevel() {
    assertCost(Costs.ALONE, 0, 2 + 2, 1);
    assertCost("order of ten lines, alone", 0, 2 + 10 * 2, 1);
    assertThat(costs.row(Costs.ALONE).stockWrites()).isEqualTo(2);
  }

  @Test
  void ninetyNineOrdersShareTheirLevelAndTheirRequest() {
    assertCost(Costs.BATCHED, 0, (99 * 2 + 2) / 99.0, 1 / 99.0);
    assertThat(costs.row(Costs.BATCHED).stockWrites()).isEqualTo(2 / 99.0);
    assertThat(costs.goals()).allMatch(Goal::reached);
  }

  @Test
  void whatChangesNothingWritesNothing() {
    assertThat(costs.row("the same order again").cost().writes()).isZero();
    assertThat(costs.row("order that is refused, sold out").cost().writes()).isZero();
    assertThat(costs.row("availability of one article").cost().writes()).isZero();
    assertThat(costs.row("list of 5 levels").cost().writes()).isZero();
  }

  @Test
  void aHoldHasARowInTheIndexThatGoesWithItsEnd() {
    assertCost("hold of one line", 0, 3 * 2, 1);
    assertCost("order out of a hold", 0, 3 * 2, 1);
    assertCost("release of a hold", 0, 3 * 2, 1);
  }

  @Test
  void theTicketSystemReadsAndWritesTwice() {
    assertCost("ticket system: order, alone", 0.5, 1 + 1, 3);
    assertThat(costs.row("ticket system: order, alone").stockWrites()).isEqualTo(1);
  }

  @Test
  void theTableAndTheJsonHaveEveryOperation() {
    String json =
        Json.of(new Results("", "quick", List.of(), List.of(), List.of(), List.of(costs)));
    assertThat(json).doesNotContain("NaN", "null");
    for (CostRow row : costs.rows()) {
      assertThat(costs.markdown()).contains("| " + row.name() + " |");
      assertThat(json).contains("\"" + row.name() + "\"");
    }
    assertThat(costs.markdown()).contains("$0.625", "2024-11-01");
  }

  @Test
  void everyoneSellsAndItsLedgerIsRight() throws Exception {
    Suite suite = DynamoDbSuite.run(DynamoDbLocal.shared(), Plan.SMOKE);
    assertThat(suite.goals()).hasSize(3);
    var series = suite.series().get(0);
    assertThat(series.of(OnDynamoDb.NAME, Sample::perSecond).least()).isPositive();
    assertThat(series.of(OnDynamoDb.NAME, it -> it.more(HotTickets.FAILED)).most()).isZero();
    assertThat(series.of(Tickets.TRYING, it -> it.more(HotTickets.FAILED)).most()).isZero();
  }
}
