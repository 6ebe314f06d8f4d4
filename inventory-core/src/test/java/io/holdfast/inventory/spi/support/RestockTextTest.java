package io.holdfast.inventory.spi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.ClosedRequest;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parsing returns what was written. */
class RestockTextTest {
  private static final StockKey CUP = StockKey.of(new ShopId("shop"), new Sku("cup"));
  private static final Instant NOW = Instant.parse("2026-05-01T20:00:00.000001Z");
  private static final RestockPolicy POLICY =
      RestockPolicy.lots(new SupplierId("FF-500293"), 2, 10).leadTime(Duration.ofHours(3));

  private static RestockRequest request(StockKey key, SupplierId supplier, long number) {
    return new RestockRequest(
        RestockRequestId.of(key, number, NOW),
        key,
        supplier,
        RestockPolicy.MAX_PIECES,
        number,
        NOW,
        NOW.plus(Duration.ofDays(3_650)));
  }

  private static void assertComesBack(StockKey key, RestockStatus restock) {
    String text = RestockText.of(restock);
    assertThat(text).hasSizeLessThanOrEqualTo(RestockText.MAX_LENGTH).isPrintable();
    assertThat(RestockText.parse(key, text)).isEqualTo(restock);
    assertThat(RestockText.of(RestockText.parse(key, text))).isEqualTo(text);
  }

  @Test
  void everyStandingComesBack() {
    RestockRequest request = request(CUP, POLICY.supplier(), 8);
    RestockStatus open =
        new RestockStatus(POLICY, 7, null, List.of(), Trigger.ARMED).opened(request);
    assertComesBack(CUP, RestockStatus.of(POLICY));
    assertComesBack(CUP, open);
    assertComesBack(CUP, open.withOpen(new OpenRequest(request, 4, 12)));
    assertComesBack(CUP, open.withPolicy(null));
    assertComesBack(CUP, open.closing(4, Trigger.SUSPENDED));
    assertComesBack(CUP, open.closing(0, Trigger.DUE).withPolicy(null));
    assertThat(RestockText.of(null)).isNull();
    assertThat(RestockText.parse(CUP, null)).isNull();
  }

  @Test
  void theLongestOfAllFitsItsColumn() {
    StockKey key =
        new StockKey(
            new ShopId("s".repeat(ShopId.MAX_LENGTH)),
            new Sku("k".repeat(Sku.MAX_LENGTH)),
            new Location("l".repeat(Location.MAX_LENGTH)));
    SupplierId supplier = new SupplierId("f".repeat(SupplierId.MAX_LENGTH));
    long most = RestockPolicy.MAX_PIECES;
    RestockPolicy policy =
        new RestockPolicy(supplier, most - 1, most, 0, Duration.ofDays(3_650), most);
    RestockRequest request = request(key, supplier, Long.MAX_VALUE);
    assertComesBack(
        key,
        new RestockStatus(
            policy,
            Long.MAX_VALUE,
            new OpenRequest(request, most - 1, Long.MAX_VALUE),
            Collections.nCopies(
                RestockStatus.MAX_CLOSED, new ClosedRequest(request.id(), most, 2 * most)),
            Trigger.SUSPENDED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1",
        "v2|0|ARMED|||",
        "v1|x|ARMED|||",
        "v1|-1|ARMED|||",
        "v1|0|SOON|||",
        "v1|0|ARMED|factory,0,0,10||",
        "v1|0|ARMED|factory,0,5,10,60,0||",
        "v1|0|ARMED|factory,0,0,10,60,0|id|",
        "v1|1|ARMED||id,factory,10,0,0,10,0|",
        "v1|1|ARMED||id,factory,10,0,99999999999999999999,0,0|",
        "v1|0|ARMED|||id,10",
        "v1|0|ARMED||||"
      })
  void whatIsSomethingElseIsSaidToBe(String text) {
    assertThatThrownBy(() -> RestockText.parse(CUP, text))
        .isInstanceOf(InvariantViolationException.class)
        .hasMessageContaining("restock of shop/cup@main cannot be read");
  }
}
