package io.holdfast.benchmarks.spring;

import static io.holdfast.benchmarks.Suites.assertEveryArmSold;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Suite;
import org.junit.jupiter.api.Test;

/** The shop on Spring Boot starts, and sells in each way. No time is asserted. */
class SpringSuiteTest {
  @Test
  void anInstanceSellsOverHttpInEachWay() throws Exception {
    Suite suite = SpringSuite.run("MariaDB", SharedMariaDb.url("spring"), Plan.SMOKE, 1);
    assertThat(suite.series().get(0).arms()).hasSize(Way.values().length);
    assertEveryArmSold(suite);
    assertThat(suite.goals()).hasSize(1);
  }
}
