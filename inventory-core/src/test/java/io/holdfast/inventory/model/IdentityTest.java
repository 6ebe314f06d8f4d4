package io.holdfast.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.error.InvalidRequestException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  private static String rule(Function<String, ?> identity, @Nullable String value) {
    return catchThrowableOfType(InvalidRequestException.class, () -> identity.apply(value))
        .getMessage();
  }

  @Test
  void anIdIsRequired() {
    assertThat(rule(ReservationId::new, null)).isEqualTo("reservationId: required");
    assertThat(rule(ShopId::new, null)).isEqualTo("shop: required");
    assertThat(rule(Sku::new, "")).isEqualTo("sku: must not be empty");
  }

  @ParameterizedTest
  @CsvSource({"reservationId,128", "sku,64", "shop,32", "location,32", "unit,64", "reason,64"})
  void eachIdHasALimitAndIsAcceptedAtIt(String field, int limit) {
    Function<String, ?> identity = identity(field);
    assertThat(identity.apply("a".repeat(limit))).hasToString("a".repeat(limit));
    assertThat(rule(identity, "a".repeat(limit + 1)))
        .isEqualTo(field + ": at most " + limit + " characters");
    assertThat(rule(identity, "a".repeat(10_000_000)))
        .isEqualTo(field + ": at most " + limit + " characters");
  }

  private static Function<String, ?> identity(String field) {
    return switch (field) {
      case "reservationId" -> ReservationId::new;
      case "sku" -> Sku::new;
      case "shop" -> ShopId::new;
      case "location" -> Location::new;
      case "unit" -> UnitId::new;
      default -> Reason::new;
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "\"   \"|' ' not allowed at 0",
        "\"abc \"|' ' not allowed at 3",
        "A'; DROP TABLE stock;--|''' not allowed at 1",
        "../../etc/passwd|'/' not allowed at 2",
        "${jndi:ldap://x}|'$' not allowed at 0",
        "A#B|'#' not allowed at 1",
        "a,b|',' not allowed at 1"
      })
  void anOddCharacterIsNamedWithItsPlace(String value, String rule) {
    assertThat(rule(Sku::new, value)).isEqualTo("sku: character " + rule);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x0A, 0x0D, 0x1B, 0x7F, 0x301, 0xE9, 0x202E, 0xD800, 0xFF21})
  void aCharacterThatCannotBePrintedIsNamedByItsCode(int code) {
    String value = "ab" + (char) code;
    assertThat(rule(ReservationId::new, value))
        .isEqualTo(String.format("reservationId: character U+%04X not allowed at 2", code));
  }

  @Test
  void anEmojiIsRefused() {
    assertThat(rule(Sku::new, "tea🍵")).isEqualTo("sku: character U+1F375 not allowed at 3");
  }

  @Test
  void aShopIsLowerCase() {
    assertThat(rule(ShopId::new, "Shop1")).isEqualTo("shop: character 'S' not allowed at 0");
    assertThat(new ShopId("shop-1")).hasToString("shop-1");
  }

  @Test
  void capitalsTellIdsApart() {
    assertThat(new ReservationId("abc")).isNotEqualTo(new ReservationId("ABC"));
  }

  @Test
  void aReservationAndAnOperationWithOneTextShareOneEntry() {
    assertThat(new ReservationId("x").entry()).isEqualTo(new OperationId("x").entry());
  }

  @Test
  void aReasonMayBeAFewWords() {
    assertThat(new Reason("found behind shelf 3")).hasToString("found behind shelf 3");
    assertThat(rule(Reason::new, " found")).isEqualTo("reason: must not begin or end with a space");
    assertThat(rule(Reason::new, "found ")).isEqualTo("reason: must not begin or end with a space");
    assertThat(rule(Reason::new, "found\nINFO all is well"))
        .isEqualTo("reason: character U+000A not allowed at 5");
  }

  @Test
  void anInternalIdIsOutOfReachOfEveryCaller() {
    EntryId internal = EntryId.internal("callback", "evt-2");
    assertThat(rule(ReservationId::new, internal.value()))
        .isEqualTo("reservationId: character '~' not allowed at 0");
    assertThat(rule(OperationId::new, internal.value()))
        .isEqualTo("operationId: character '~' not allowed at 0");
    assertThat(rule(EntryId::new, internal.value()))
        .isEqualTo("id: character '~' not allowed at 0");
    assertThat(internal).isNotEqualTo(new EntryId("callback:evt-2"));
  }

  @Test
  void whatAStoreHasWrittenItReads() {
    EntryId internal = EntryId.internal("callback", "evt-2");
    assertThat(EntryId.stored(internal.value())).isEqualTo(internal);
    assertThat(OperationId.of(internal).entry()).isEqualTo(internal);
    assertThat(EntryId.stored("evt-2")).isEqualTo(new OperationId("evt-2").entry());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "~", "~~a", "a~b", "~a b"})
  void whatNoStoreWritesIsRefused(String value) {
    assertThat(rule(EntryId::stored, value)).startsWith("id: ");
  }

  @Test
  void stockKeysSortByShopThenSkuThenLocation() {
    ShopId shop = new ShopId("s");
    StockKey tea = StockKey.of(shop, new Sku("tea"));
    assertThat(tea).isLessThan(StockKey.of(new ShopId("t"), new Sku("a")));
    assertThat(tea).isLessThan(StockKey.of(shop, new Sku("tea2")));
    assertThat(tea).isLessThan(new StockKey(shop, new Sku("tea"), new Location("north")));
    assertThat(tea).hasToString("s/tea@main");
  }

  static Stream<Function<String, Object>> ids() {
    return Stream.of(
        ShopId::new,
        Sku::new,
        Location::new,
        ReservationId::new,
        OperationId::new,
        EntryId::new,
        UnitId::new,
        SupplierId::new,
        RestockRequestId::new,
        Reason::new,
        Fingerprint::new,
        PageToken::new);
  }

  @ParameterizedTest
  @MethodSource("ids")
  void anIdIsPrintedAndReadAsPlainText(Function<String, Object> read) {
    Object id = read.apply("abc-1");
    assertThat(id).hasToString("abc-1");
    assertThat(read.apply(id.toString())).isEqualTo(id).hasSameHashCodeAs(id);
  }
}
