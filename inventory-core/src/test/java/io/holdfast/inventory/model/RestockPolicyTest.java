package io.holdfast.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When goods are requested, how many and from which supplier; and the ids of the requests. */
class RestockPolicyTest {
  private static final SupplierId FACTORY = new SupplierId("FF-500293");
  private static final StockKey CUP = StockKey.of(new ShopId("shop"), new Sku("cup"));

  @ParameterizedTest(name = "point {0}, target {1}, lot {2}, lead time {3} s: {4}")
  @CsvSource({
    "-1, 5, 0, 60, 'reorderPoint: must be 0 or more'",
    "1000000001, 0, 5, 60, 'reorderPoint: at most 1000000000'",
    "5, 5, 0, 60, 'target: must be above the reorder point'",
    "6, 5, 0, 60, 'target: must be above the reorder point'",
    "0, -1, 0, 60, 'target: must be 0 or more'",
    "0, 0, -1, 60, 'lot: must be 0 or more'",
    "0, 0, 1000000001, 60, 'lot: at most 1000000000'",
    "0, 0, 0, 60, 'target: either a target or a lot'",
    "0, 5, 5, 60, 'target: either a target or a lot'",
    "0, 5, 0, 0, 'leadTime: at least PT1S'",
    "0, 5, 0, 315360001, 'leadTime: at most 3650 days'"
  })
  void whatIsOutOfRangeIsRefusedByName(
      long point, long target, long lot, long leadTime, String message) {
    Duration time = Duration.ofSeconds(leadTime);
    assertThatThrownBy(() -> new RestockPolicy(FACTORY, point, target, lot, time, 0))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }

  @Test
  void aPolicyForNothingIsRefused() {
    assertThatThrownBy(() -> RestockPolicy.lots(FACTORY, 0, 0))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("lot: must be at least 1");
    assertThatThrownBy(() -> RestockPolicy.upTo(FACTORY, 0, 0))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("target: must be at least 1");
    assertThatThrownBy(() -> RestockPolicy.lots(FACTORY, 0, 1).leadTime(Duration.ofMillis(1_500)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("leadTime: must be whole seconds");
  }

  @ParameterizedTest(name = "point {0}, lot {1}, available {2}: {3}")
  @CsvSource({
    "0, 10, 0, 10",
    "4, 3, 4, 3",
    "4, 3, 2, 3",
    "4, 3, 1, 6",
    "4, 3, -5, 12",
    "0, 10, -10, 20",
    "1000000000, 1, -1000000000000000, 1000000000",
    "1000000000, 700000000, -1000000000000000, 700000000"
  })
  void asManyLotsAsItTakesToComeAboveThePoint(long point, long lot, long available, long quantity) {
    assertThat(RestockPolicy.lots(FACTORY, point, lot).quantityAt(available)).isEqualTo(quantity);
  }

  @Test
  void upToTheTargetAndNeverMoreThanARequestCanAskFor() {
    RestockPolicy policy = RestockPolicy.upTo(FACTORY, 4, 20);
    assertThat(policy.quantityAt(4)).isEqualTo(16);
    assertThat(policy.quantityAt(-3)).isEqualTo(23);
    assertThat(policy.quantityAt(-StockLevel.MAX_ON_HAND)).isEqualTo(RestockPolicy.MAX_PIECES);
  }

  @Test
  void eachRequestHasAnIdOfItsOwn() {
    Instant at = Instant.parse("2026-05-01T20:00:00.000001Z");
    RestockRequestId id = RestockRequestId.of(CUP, 7, at);
    assertThat(id.value()).startsWith("7-");
    assertThat(RestockRequestId.of(CUP, 7, at)).isEqualTo(id);
    assertThat(RestockRequestId.of(CUP, 7, at.plusNanos(1_000))).isNotEqualTo(id);
    assertThat(RestockRequestId.of(CUP, 8, at)).isNotEqualTo(id);
    assertThat(RestockRequestId.of(StockKey.of(new ShopId("shop"), new Sku("cups")), 7, at))
        .isNotEqualTo(id);
    assertThat(RestockRequestId.of(CUP, Long.MAX_VALUE, at).value().length())
        .isLessThanOrEqualTo(RestockRequestId.MAX_LENGTH);
  }
}
