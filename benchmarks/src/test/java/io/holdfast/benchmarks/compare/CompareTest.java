package io.holdfast.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The comparison starts, checks its ledgers, and counts right. No time is asserted. */
class CompareTest {
  @Test
  void bothSidesSellInMemory() throws Exception {
    List<Ratio> ratios = MemoryComparison.run(1, 1_000);
    assertThat(ratios).hasSize(2).allMatch(it -> it.median() > 0);
  }

  @Test
  void theMedianIsThatOfTheRoundsAndTheSidesTakeTurns() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Ratio ratio = Ratio.of("load", 3, () -> calls.incrementAndGet(), () -> 10);
    assertThat(calls).hasValue(4);
    assertThat(ratio.median()).isEqualTo(0.3);
    assertThat(ratio.least()).isEqualTo(0.2);
    assertThat(ratio.most()).isEqualTo(0.4);
  }

  @Test
  void aWrongLedgerEndsTheRun() {
    Side broken =
        () -> {
          throw new IllegalStateException("the ledger is wrong");
        };
    assertThatThrownBy(() -> Ratio.of("load", 1, broken, () -> 1))
        .hasMessage("the ledger is wrong");
  }
}
