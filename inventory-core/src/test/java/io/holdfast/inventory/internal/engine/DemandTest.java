package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.StockKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Demand is counted, and released for writing about once a second. */
class DemandTest {
  private static final long SECOND = 1_000_000_000L;
  private static final StockKey TEA = RandomCommands.key("tea");
  private static final StockKey CUP = RandomCommands.key("cup");

  private final Demand demand = new Demand();

  @Test
  void aSecondOfItIsGivenOutAtOnce() {
    long start = Long.MAX_VALUE - SECOND / 2; // the clock may be at its end
    assertThat(demand.add(Map.of(TEA, 2L), start)).isEmpty();
    assertThat(demand.add(Map.of(TEA, 3L, CUP, 1L), start + SECOND - 1)).isEmpty();
    assertThat(demand.add(Map.of(TEA, 1L), start + SECOND)).isEqualTo(Map.of(TEA, 6L));
    assertThat(demand.add(Map.of(TEA, 1L), start + SECOND + 1)).isEmpty();
    assertThat(demand.add(Map.of(CUP, 1L), start + 2 * SECOND)).isEqualTo(Map.of(CUP, 2L));
  }

  @Test
  void whatIsLeftIsDrained() {
    demand.add(Map.of(TEA, 2L, CUP, 1L), 0);
    demand.add(Map.of(TEA, 1L), SECOND);
    assertThat(demand.drain()).isEqualTo(Map.of(CUP, 1L));
    assertThat(demand.drain()).isEmpty();
  }

  @Test
  void itNeverOverflows() {
    demand.add(Map.of(TEA, Long.MAX_VALUE), 0);
    assertThat(demand.add(Map.of(TEA, 5L), SECOND)).isEqualTo(Map.of(TEA, Long.MAX_VALUE));
  }

  @Test
  void noMoreKeysAreKeptThanItHasRoomFor() {
    for (int i = 0; i < 10_050; i++) {
      demand.add(Map.of(RandomCommands.key("sku-" + i), 1L), 0);
    }
    assertThat(demand.drain()).hasSize(10_000);
  }
}
