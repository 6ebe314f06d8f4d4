package io.holdfast.inventory.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.internal.query.Listings;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.Limits;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every request is checked before the store is called, and the message names field and rule. */
class BadInputTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));
  private static final ReservationId ID = new ReservationId("r1");
  private static final OperationId OPERATION = new OperationId("o1");
  private static final Reason REASON = new Reason("count");
  private static final Line LINE = Line.of("tea", 1);

  private final Inventory inventory = Inventory.create(new NoStore(Limits.NONE));

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage(message);
  }

  private static HoldRequest hold(Duration ttl) {
    return HoldRequest.of(SHOP, ID, ttl, LINE);
  }

  @Test
  void aTtlIsFromOneSecondToADay() {
    refused(() -> inventory.hold(hold(Duration.ZERO)), "ttl: at least PT1S");
    refused(() -> inventory.hold(hold(Duration.ofSeconds(-5))), "ttl: at least PT1S");
    refused(() -> inventory.hold(hold(Duration.ofMillis(999))), "ttl: at least PT1S");
    refused(() -> inventory.hold(hold(Duration.ofSeconds(Long.MAX_VALUE))), "ttl: at most PT24H");
    refused(() -> inventory.hold(hold(Duration.ofHours(24).plusNanos(1))), "ttl: at most PT24H");
    refused(() -> inventory.extend(SHOP, ID, Duration.ZERO), "ttl: at least PT1S");
    refused(() -> inventory.extend(SHOP, ID, Duration.ofDays(2)), "ttl: at most PT24H");
  }

  @Test
  void everyPartOfARequestIsRequired() {
    refused(() -> inventory.hold(null), "request: required");
    refused(() -> inventory.commit(null), "request: required");
    refused(() -> inventory.define(null), "definition: required");
    refused(() -> inventory.release(SHOP, null), "reservationId: required");
    refused(() -> inventory.release(null, ID), "shop: required");
    refused(() -> inventory.cancel(SHOP, null), "reservationId: required");
    refused(() -> inventory.undo(SHOP, null), "reservationId: required");
    refused(() -> inventory.dispatch(null, ID), "shop: required");
    refused(() -> inventory.reservation(SHOP, null), "reservationId: required");
    refused(() -> inventory.level(null), "key: required");
    refused(() -> inventory.extend(SHOP, ID, null), "ttl: required");
    refused(() -> HoldRequest.of(null, ID, Duration.ofMinutes(1), LINE), "shop: required");
    refused(
        () -> HoldRequest.of(SHOP, null, Duration.ofMinutes(1), LINE), "reservationId: required");
    refused(() -> HoldRequest.of(SHOP, ID, null, LINE), "ttl: required");
    refused(
        () -> HoldRequest.of(SHOP, ID, Duration.ofMinutes(1), LINE).fill(null), "fill: required");
    refused(() -> HoldRequest.of(SHOP, ID, Duration.ofMinutes(1)), "lines: at least 1");
    refused(() -> CommitRequest.of(SHOP, ID), "lines: at least 1");
    refused(() -> ReceiveRequest.of(SHOP, null, LINE), "operationId: required");
    refused(() -> new StockKey(SHOP, null, null), "sku: required");
    refused(() -> new Line(new Sku("a"), null, 1, List.of()), "location: required");
    refused(() -> new PageToken(null), "token: required");
  }

  @Test
  void anOpeningStockIsNotNegative() {
    refused(() -> StockDefinition.withOpening(TEA, -5), "opening: must be 0 or more");
    refused(
        () -> StockDefinition.withOpening(TEA, Long.MAX_VALUE),
        "opening: at most 1000000000000000");
    refused(
        () -> StockDefinition.of(TEA, StockPolicy.units()).opening(5),
        "opening: must be 0 for kind UNITS");
  }

  @Test
  void aSafetyStockIsNotNegativeAndOnlyForQuantities() {
    refused(() -> StockPolicy.quantity(-1), "safetyStock: must be 0 or more");
    refused(
        () -> new StockPolicy(StockKind.UNTRACKED, 1), "safetyStock: must be 0 for kind UNTRACKED");
  }

  @Test
  void anAdjustmentChangesSomethingAndNotTooMuch() {
    refused(() -> AdjustRequest.by(TEA, OPERATION, 0, REASON), "delta: must not be 0");
    refused(
        () -> AdjustRequest.by(TEA, OPERATION, Long.MIN_VALUE, REASON),
        "delta: must be at least -1000000000");
    refused(
        () -> AdjustRequest.by(TEA, OPERATION, 1_000_000_001L, REASON),
        "delta: at most 1000000000");
    refused(() -> AdjustRequest.by(TEA, OPERATION, 1, null), "reason: required");
  }

  @Test
  void aCountIsNotNegative() {
    refused(() -> new StockCount(-1, 0), "onHand: must be 0 or more");
    refused(() -> new StockCount(0, -1), "onHandVersion: must be 0 or more");
    refused(() -> StockCount.of(null, 1), "level: required");
    refused(() -> SetOnHandRequest.of(null, OPERATION, 1, REASON), "level: required");
    refused(() -> SetOnHandRequest.of(TEA, OPERATION, null, REASON), "count: required");
    StockDefinition untracked = StockDefinition.of(TEA, StockPolicy.untracked());
    refused(() -> untracked.counted(new StockCount(1, 0)), "count: only for kind QUANTITY");
  }

  @Test
  void aPageHasALimitAndATokenOfItsOwnListing() {
    refused(() -> inventory.levels(SHOP, null, 0), "limit: must be at least 1");
    refused(() -> inventory.levels(SHOP, null, Page.MAX_LIMIT + 1), "limit: at most 10000");
    refused(() -> inventory.sweep(SHOP, -1), "limit: must be at least 1");
    refused(() -> inventory.verify(SHOP, null, 0), "limit: must be at least 1");
    refused(() -> inventory.levels(SHOP, new PageToken("x"), 1), "from: not valid");
    refused(() -> inventory.levels(SHOP, new PageToken("§"), 1), "from: not valid");
    PageToken ours = Listings.token("levels", TEA);
    refused(() -> inventory.levels(new ShopId("other"), ours, 1), "from: not valid");
    refused(() -> inventory.verify(SHOP, ours, 1), "from: not valid");
    refused(() -> inventory.stockMovements(TEA, ours, 1), "from: not valid");
    String edited = ours.value().substring(1) + "A";
    refused(() -> inventory.levels(SHOP, new PageToken(edited), 1), "from: not valid");
    refused(() -> inventory.levels(SHOP, new PageToken("A".repeat(100_000)), 1), "from: not valid");
  }

  @Test
  void aRequestThatOneUnitOfTheStoreCannotCarryIsRefused() {
    Inventory small = Inventory.create(new NoStore(new Limits(100)));
    Line[] fifty = IntStream.range(0, 50).mapToObj(i -> Line.of("s" + i, 1)).toArray(Line[]::new);
    refused(
        () -> small.hold(HoldRequest.of(SHOP, ID, Duration.ofMinutes(1), fifty)),
        "lines: need 101 rows, the store writes at most 100");
  }

  @Test
  void nothingIsAnsweredAfterClose() {
    inventory.close();
    assertThatThrownBy(() -> inventory.hold(hold(Duration.ofMinutes(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed");
    assertThatThrownBy(() -> inventory.level(TEA)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theLifeOfAHoldFollowsItsTtl() {
    try (Inventory weeks =
        Inventory.builder(new NoStore(Limits.NONE)).maxTtl(Duration.ofDays(14)).build()) {
      refused(() -> weeks.hold(hold(Duration.ofDays(15))), "ttl: at most PT336H");
    }
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(
            () -> Inventory.builder(new NoStore(Limits.NONE)).maxTtl(Duration.ZERO).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("maxTtl: ");
    assertThatThrownBy(
            () ->
                Inventory.builder(new NoStore(Limits.NONE))
                    .maxHoldLife(Duration.ofHours(1))
                    .build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("maxHoldLife: must be at least maxTtl, PT24H");
  }

  @Test
  void fillIsPartOfTheRequest() {
    refused(() -> CommitRequest.of(SHOP, ID, LINE).fill(null), "fill: required");
    refused(() -> CommitRequest.of(SHOP, ID, LINE).onExpiry(null), "onExpiry: required");
  }
}
