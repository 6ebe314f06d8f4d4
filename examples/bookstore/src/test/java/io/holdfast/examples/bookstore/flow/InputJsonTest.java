package io.holdfast.examples.bookstore.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputJsonTest {
  @Test
  void anInputIsReadAsItIs() {
    String json = "{\"userId\":\"01J\",\"bookId\":\"01K\",\"quantity\":50,\"redeem\":true}";
    CheckoutInput input = InputJson.read(json);
    assertThat(input).isEqualTo(new CheckoutInput("01J", "01K", 50, true));
    assertThat(InputJson.write(input)).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {"true|true", "false|false", "null|false", "\"true\"|false", "1|false"})
  void onlyTrueRedeems(String redeem, boolean redeems) {
    CheckoutInput input =
        InputJson.read(
            "{\"userId\":\"u\",\"bookId\":\"b\",\"quantity\":1,\"redeem\":%s}".formatted(redeem));
    assertThat(input.redeem()).isEqualTo(redeems);
  }

  @Test
  void aMissingRedeemStaysMissing() {
    CheckoutInput input = InputJson.read("{\"userId\":\"u\",\"bookId\":\"b\",\"quantity\":1}");
    assertThat(input.redeem()).isNull();
    assertThat(InputJson.write(input))
        .isEqualTo("{\"userId\":\"u\",\"bookId\":\"b\",\"quantity\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "|input: must be a JSON object",
        "[]|input: must be a JSON object",
        "{\"userId\":\"u\",\"userId\":\"v\"}|input: must be a JSON object",
        "{} {}|input: must be a JSON object",
        "{\"bookId\":\"b\",\"quantity\":1}|userId: required",
        "{\"userId\":7,\"bookId\":\"b\",\"quantity\":1}|userId: must be text",
        "{\"userId\":\"u\",\"bookId\":\"\",\"quantity\":1}|bookId: must have 1 to 64 characters",
        "{\"userId\":\"u\",\"bookId\":\"a b\",\"quantity\":1}|bookId: must consist of"
            + " [A-Za-z0-9_-]+",
        "{\"userId\":\"u\",\"bookId\":\"b\"}|quantity: required",
        "{\"userId\":\"u\",\"bookId\":\"b\",\"quantity\":\"5\"}|quantity: must be a whole number",
        "{\"userId\":\"u\",\"bookId\":\"b\",\"quantity\":99999999999999999999}|quantity: must be a"
            + " whole number",
        "{\"userId\":\"u\",\"bookId\":\"b\",\"quantity\":-1}|quantity: must be at least 1"
      })
  void aBadInputIsRefusedWithFieldAndRule(String json, String message) {
    assertThatThrownBy(() -> InputJson.read(json == null ? "" : json))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(message);
  }
}
