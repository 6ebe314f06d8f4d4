package io.holdfast.benchmarks.view;

import static io.holdfast.benchmarks.Suites.assertEveryArmSold;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import org.junit.jupiter.api.Test;

/** The loads of the view of stock, as small as can be. */
class ViewSuiteTest {
  @Test
  void readersReadAllArticlesAndBuyersSellBesideThem() throws Exception {
    Suite suite = ViewSuite.run("MariaDB", SharedMariaDb.url("view"), Plan.SMOKE);
    assertThat(suite.series()).hasSize(2);
    assertThat(suite.goals()).extracting(Goal::number).containsOnly("20");
    assertEveryArmSold(suite);
    Series sale = suite.series().get(1);
    assertThat(sale.rounds().get(0).get(0).more()).doesNotContainKey(ReadBesideSaleArm.MADE);
    assertThat(sale.rounds().get(0).get(1).more()).containsKey(ReadBesideSaleArm.MADE);
  }
}
