package io.holdfast.benchmarks.meters;

import static io.holdfast.benchmarks.Suites.assertEveryArmSold;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Suite;
import org.junit.jupiter.api.Test;

/** The loads with and without meters, as small as can be. */
class MeterSuiteTest {
  @Test
  void buyersBuyWithAndWithoutMeters() throws Exception {
    Suite suite = MeterSuite.run("MariaDB", SharedMariaDb.url("meters"), Plan.SMOKE);
    assertThat(suite.series().get(0).arms()).hasSize(3);
    assertThat(suite.goals()).hasSize(2);
    assertEveryArmSold(suite);
  }
}
