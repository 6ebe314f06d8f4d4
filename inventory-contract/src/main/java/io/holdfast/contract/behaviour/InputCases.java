package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that malformed input is refused with field and rule, and that the id stays usable. */
public abstract class InputCases extends BehaviourTests {
  private static void assertInvalid(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(InvalidRequestException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void aQuantityBelowOneIsRefused(long quantity) {
    assertInvalid(() -> hold("h", Line.of("cup", quantity)), "quantity: must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000_001L, Long.MAX_VALUE})
  void aQuantityBeyondTheLimitIsRefused(long quantity) {
    assertInvalid(() -> commit("c", Line.of("cup", quantity)), "quantity: at most 1000000000");
  }

  @Test
  void theLargestQuantityIsCarriedExactly() {
    stock("cup", Line.MAX_QUANTITY);
    hold("h", Line.of("cup", Line.MAX_QUANTITY)).orElseThrow();
    assertLevel(key("cup"), Line.MAX_QUANTITY, Line.MAX_QUANTITY, 0);
  }

  @Test
  void aSumBeyondTheLimitIsRefused() {
    assertInvalid(
        () -> hold("h", Line.of("cup", 600_000_000), Line.of("cup", 600_000_000)),
        "lines: total for SKU cup too large");
  }

  @Test
  void noLinesTooManyLinesAndNullLinesAreRefused() {
    assertInvalid(() -> hold("h"), "lines: at least 1");
    Line[] tooMany =
        IntStream.range(0, 51).mapToObj(i -> Line.of("cup" + i, 1)).toArray(Line[]::new);
    assertInvalid(() -> hold("h", tooMany), "lines: at most 50 stock keys");
    Line one = Line.of("cup", 1);
    List<Line> lines = new ArrayList<>(List.of(one, one, one));
    lines.add(nothing());
    assertInvalid(() -> HoldRequest.of(shop, id("h"), TTL, lines), "lines[3]: required");
  }

  @Test
  void anyNumberOfLinesOfOneArticleIsOneLine() {
    stock("cup", 60);
    Line[] lines = Collections.nCopies(51, Line.of("cup", 1)).toArray(Line[]::new);
    hold("h", lines).orElseThrow();
    assertLevel(key("cup"), 60, 51, 0);
  }

  @Test
  void aListThatChangesAfterTheCallChangesNothing() {
    stock("cup", 5);
    List<Line> lines = new ArrayList<>(List.of(Line.of("cup", 1)));
    HoldRequest request = HoldRequest.of(shop, id("h"), TTL, lines);
    lines.add(Line.of("cup", 4));
    inventory.hold(request).orElseThrow();
    assertLevel(key("cup"), 5, 1, 0);
  }

  @Test
  void aTtlOutOfRangeIsRefused() {
    stock("cup", 5);
    for (Duration tooShort :
        List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofNanos(999_999_999))) {
      assertInvalid(
          () -> inventory.hold(HoldRequest.of(shop, id("h"), tooShort, Line.of("cup", 1))),
          "ttl: at least PT1S");
      assertInvalid(() -> extend("h", tooShort), "ttl: at least PT1S");
    }
    for (Duration tooLong :
        List.of(Duration.ofHours(24).plusNanos(1), Duration.ofSeconds(Long.MAX_VALUE))) {
      assertInvalid(
          () -> inventory.hold(HoldRequest.of(shop, id("h"), tooLong, Line.of("cup", 1))),
          "ttl: at most PT24H");
      assertInvalid(() -> extend("h", tooLong), "ttl: at most PT24H");
    }
    inventory
        .hold(HoldRequest.of(shop, id("h"), Duration.ofHours(24), Line.of("cup", 1)))
        .orElseThrow();
    inventory
        .hold(HoldRequest.of(shop, id("i"), Duration.ofSeconds(1), Line.of("cup", 1)))
        .orElseThrow();
  }

  @Test
  void whatIsMissingIsNamed() {
    assertInvalid(() -> new ReservationId(nothing()), "reservationId: required");
    assertInvalid(() -> new ShopId(nothing()), "shop: required");
    assertInvalid(() -> new Sku(nothing()), "sku: required");
    assertInvalid(
        () -> HoldRequest.of(nothing(), id("h"), TTL, Line.of("cup", 1)), "shop: required");
    assertInvalid(
        () -> HoldRequest.of(shop, nothing(), TTL, Line.of("cup", 1)), "reservationId: required");
    assertInvalid(
        () -> HoldRequest.of(shop, id("h"), nothing(), Line.of("cup", 1)), "ttl: required");
    assertInvalid(() -> inventory.hold(nothing()), "request: required");
    assertInvalid(() -> inventory.commit(nothing()), "request: required");
    assertInvalid(() -> inventory.release(shop, nothing()), "reservationId: required");
    assertInvalid(() -> inventory.release(nothing(), id("h")), "shop: required");
    assertInvalid(() -> inventory.level(nothing()), "key: required");
    assertInvalid(
        () -> ReceiveRequest.of(shop, nothing(), Line.of("cup", 1)), "operationId: required");
    assertInvalid(() -> CommitRequest.of(shop, id("c")), "lines: at least 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "abc ",
        "id\r\n2026-01-01 INFO paid",
        "nul\u0000",
        "cafe\u0301",
        "caf\u00e9",
        "\ud800",
        "left\u202eright",
        "cup\ud83c\udf75",
        "A'; DROP TABLE stock;--",
        "../../etc/passwd",
        "${jndi:ldap://x}",
        "A#B"
      })
  void namesOfAnyOtherFormAreRefused(String name) {
    assertThatThrownBy(() -> new ReservationId(name))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("reservationId: ")
        .message()
        .as("nothing that could start a log line")
        .doesNotContain("\r", "\n", "\u0000", "\u202e");
    assertThatThrownBy(() -> new Sku(name))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("sku: ");
    assertThatThrownBy(() -> new ShopId(name)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void namesThatAreTooLongAreRefusedWithoutBeingRepeated() {
    assertInvalid(
        () -> new ReservationId("x".repeat(129)), "reservationId: at most 128 characters");
    assertInvalid(
        () -> new ReservationId("x".repeat(10_000_000)), "reservationId: at most 128 characters");
    assertInvalid(() -> new Sku("x".repeat(65)), "sku: at most 64 characters");
    assertInvalid(() -> new ShopId("x".repeat(33)), "shop: at most 32 characters");
    assertInvalid(() -> new ShopId("Shop1"), "shop: character 'S' not allowed at 0");
  }

  @Test
  void theLongestNamesWork() {
    String sku = "s".repeat(64);
    String id = "i".repeat(128);
    stock(sku, 1);
    commit(id, Line.of(sku, 1)).orElseThrow();
    assertThat(inventory.reservation(shop, id(id))).isPresent();
  }

  @Test
  void numbersOfStockOutOfRangeAreRefused() {
    assertInvalid(() -> StockDefinition.withOpening(key("cup"), -5), "opening: must be 0 or more");
    assertInvalid(() -> StockPolicy.quantity(-1), "safetyStock: must be 0 or more");
    assertInvalid(
        () -> AdjustRequest.by(key("cup"), operation("a"), 0, REASON), "delta: must not be 0");
  }

  @Test
  void nothingIsAskedOfTheStoreForAnInvalidCallOrAfterClose() {
    try (Inventory untouchable = Inventory.create(new UntouchableStore(store.limits()))) {
      assertInvalid(() -> untouchable.extend(shop, id("h"), Duration.ZERO), "ttl: at least PT1S");
      assertInvalid(() -> untouchable.levels(shop, null, 0), "limit: must be at least 1");
      assertInvalid(() -> untouchable.sweep(shop, 10_001), "limit: at most 10000");
      assertInvalid(() -> untouchable.hold(nothing()), "request: required");
    }
    inventory.close();
    assertThatThrownBy(() -> hold("h", Line.of("cup", 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed");
    assertThatThrownBy(() -> inventory.level(key("cup")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed");
  }

  @Test
  void nothingIsAskedOfTheStoreForAnInvalidRead() {
    try (Inventory untouchable = Inventory.create(new UntouchableStore(store.limits()))) {
      List<StockKey> tooMany =
          IntStream.rangeClosed(0, Inventory.MAX_KEYS).mapToObj(i -> key("sku-" + i)).toList();
      assertInvalid(() -> untouchable.levels(nothing()), "keys: required");
      assertInvalid(() -> untouchable.levels(List.of()), "keys: must not be empty");
      assertInvalid(() -> untouchable.levels(tooMany), "keys: at most 1000");
      assertInvalid(
          () -> untouchable.levels(Arrays.asList(key("a"), nothing())), "keys[1]: required");
      assertInvalid(
          () -> untouchable.levels(List.of(key("a"), StockKey.of(new ShopId("b"), new Sku("a")))),
          "keys: must be of one shop");
      assertInvalid(() -> untouchable.reservations(shop, nothing()), "ids: required");
      assertInvalid(() -> untouchable.reservations(shop, List.of()), "ids: must not be empty");
      assertInvalid(() -> untouchable.reservations(nothing(), List.of(id("a"))), "shop: required");
      assertInvalid(
          () -> untouchable.reservations(shop, nothing(), null, null, 1), "state: required");
      assertInvalid(
          () -> untouchable.reservations(shop, HELD, Instant.MIN, null, 1),
          "since: must be from the year 1970 to 5000");
      assertInvalid(
          () -> untouchable.reservations(shop, HELD, null, null, 0), "limit: must be at least 1");
      assertInvalid(() -> untouchable.shops(null, 10_001), "limit: at most 10000");
      assertInvalid(() -> untouchable.shops(new PageToken("x"), 1), "from: not valid");
    }
  }

  /** Returns null, as a caller that ignores the annotations would pass. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }
}
