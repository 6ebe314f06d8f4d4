package io.holdfast.benchmarks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import org.junit.jupiter.api.Test;

/** The shop on Spring Boot starts, and sells in each way. No time is asserted. */
class SpringSuiteTest {
  @Test
  void anInstanceSellsOverHttpInEachWay() throws Exception {
    Suite suite = SpringSuite.run("MariaDB", SharedMariaDb.url("spring"), Plan.SMOKE, 1);
    Series orders = suite.series().get(0);
    assertThat(orders.arms()).hasSize(Way.values().length);
    assertThat(orders.arms()).allMatch(arm -> orders.of(arm, Sample::perSecond).least() > 0);
    assertThat(suite.goals()).hasSize(1);
  }
}
