package io.holdfast.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Suite;

/** What every suite must have. */
public final class Suites {
  private Suites() {}

  /** Checks that every side of every load has sold something in every round. */
  public static void assertEveryArmSold(Suite suite) {
    assertThat(suite.series())
        .isNotEmpty()
        .allSatisfy(
            series ->
                assertThat(series.arms())
                    .allMatch(arm -> series.of(arm, Sample::perSecond).least() > 0));
  }
}
