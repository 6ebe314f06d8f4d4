package io.holdfast.http.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests valid and invalid bodies. */
@Timeout(20)
class JsonCallbackFormatTest {
  private static final CallbackFormat FORMAT =
      JsonCallbackFormat.create().withIgnoredFields(Set.of("note"));
  private static final String COUNT = "quantity";

  @ParameterizedTest
  @CsvSource({"10, 10", "'\"10\"', 10", "1, 1", "1000000000, 1000000000"})
  void readsACountThatIsANumberOrAStringOfDigits(String count, long quantity) {
    assertThat(read(ShopFixture.body(count), "1-a-b"))
        .isEqualTo(
            new Arrival(
                new io.holdfast.inventory.model.RestockRequestId("1-a-b"),
                ShopFixture.SKU,
                null,
                quantity));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.9 | whole number required",
        "1.0 | whole number required",
        "1e3 | whole number required",
        "\"1e3\" | whole number required",
        "1e1000000000 | whole number required",
        "\" 3\" | whole number required",
        "\"+3\" | whole number required",
        "\"03\" | whole number required",
        "\"0x10\" | whole number required",
        "\"٣\" | whole number required",
        "true | whole number required",
        "[10] | whole number required",
        "{} | whole number required",
        "\"\" | required",
        "null | required",
        "0 | must be at least 1",
        "-0 | whole number required",
        "-1 | must be at least 1",
        "\"-1\" | must be at least 1",
        "-9223372036854775808 | must be at least 1",
        "1000000001 | at most 1000000000",
        "9223372036854775807 | at most 1000000000",
        "9223372036854775808 | at most 1000000000"
      })
  void refusesAnyOtherCount(String count, String rule) {
    refused(ShopFixture.body(count), COUNT, rule);
  }

  @Test
  void refusesANumberOf2000DigitsAtOnce() {
    refused(ShopFixture.body("1".repeat(2_000)), "body", "must be JSON, within its limits");
    refused(ShopFixture.body("\"" + "1".repeat(2_000) + "\""), COUNT, "whole number required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "null",
        "10",
        "\"text\"",
        "text",
        "{",
        "{\"sku\":",
        "{'sku':'CP-502101'}",
        "{\"sku\":\"CP-502101\",\"quantity\":NaN}",
        "{\"sku\":\"CP-502101\",\"quantity\":1,}",
        "{\"sku\":\"CP-502101\",\"quantity\":1}{}",
        "{\"sku\":\"CP-502101\",\"quantity\":1} x",
        "/**/{\"sku\":\"CP-502101\",\"quantity\":1}",
        "\uFEFF{\"sku\":\"CP-502101\",\"quantity\":1}",
        "{\"sku\":\"CP-502101\",\"quantity\":1," + "\"admin\":true}",
        "{\"@class\":\"javax.script.ScriptEngineManager\"}",
        "{\"sku\":\"CP-502101\"}",
        "{\"quantity\":1}",
        "{\"sku\":12,\"quantity\":1}",
        "{\"sku\":\"A'; DROP TABLE stock;--\"," + "\"quantity\":1}",
        "{\"sku\":\"\\ud800\",\"quantity\":1}",
        "{\"sku\":\"A\\u0000\",\"quantity\":1}",
        "{\"sku\":\"A\\r\\nINFO paid\",\"quantity\":1}",
        "{\"sku\":\"CP-502101\",\"quantity\":1," + "\"quantity\":100}"
      })
  void refusesAnyOtherBody(String body) {
    assertThatThrownBy(() -> read(body, "1-a-b"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageNotContainingAny("DROP", "paid", "admin", "ScriptEngine", "\n", "\r")
        .hasNoCause();
  }

  static Stream<byte[]> foreignBytes() throws IOException {
    byte[] good = ShopFixture.bytes(ShopFixture.body(10));
    String text = ShopFixture.body(10);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(good);
    }
    byte[] halved = good.clone();
    halved[halved.length - 3] = (byte) 0xED; // half a character
    return Stream.of(
        text.getBytes(StandardCharsets.UTF_16),
        text.getBytes(StandardCharsets.UTF_16LE),
        text.getBytes(java.nio.charset.Charset.forName("UTF-32BE")),
        zipped.toByteArray(),
        halved,
        new byte[RestockCallback.MAX_BODY]);
  }

  @ParameterizedTest
  @MethodSource("foreignBytes")
  void refusesBytesThatAreNoUtf8Text(byte[] body) {
    assertThatThrownBy(() -> FORMAT.read(body, "/callback?request=1-a-b"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"note\":", "{\"note\":["})
  void refusesDeepNestingWithoutAStackOverflow(String opening) {
    refused(opening.repeat(RestockCallback.MAX_BODY / opening.length()), null, null);
  }

  @Test
  void refusesATextThatIsTooLong() {
    String body = "{\"note\":\"TEXT\"," + ShopFixture.body(10).substring(1);
    refused(body.replace("TEXT", "0".repeat(4_097)), "body", "must be JSON, within its limits");
    assertThat(read(body.replace("TEXT", "0".repeat(4_096)), "1-a-b").quantity()).isEqualTo(10);
  }

  @Test
  void acceptsOtherNamesOnlyWhereTheyAreSet() {
    String body =
        "{\"article\":\"CP-502101\",\"pieces\":3,\"asked\":\"1-a-b\",\"place\":\"seoul\"}";
    CallbackFormat other =
        JsonCallbackFormat.create()
            .withFields("asked", "article", "pieces", "place")
            .withReceived("{\"ok\":true}");

    Arrival arrival = other.read(ShopFixture.bytes(body), "/callback");

    assertThat(arrival.quantity()).isEqualTo(3);
    assertThat(arrival.location()).hasToString("seoul");
    assertThat(other.received()).isEqualTo("{\"ok\":true}");
    refused(body, "body", "has a field that is not known");
  }

  @Test
  void takesTheRequestIdFromTheBodyToo() {
    String body = "{\"sku\":\"CP-502101\",\"quantity\":1," + "\"requestId\":\"1-a-b\"}";
    assertThat(read(body, null).request()).hasToString("1-a-b");
    assertThat(read(body, "1-a-b").request()).hasToString("1-a-b");
    assertThatThrownBy(() -> read(body, "2-a-b")).hasMessage("request: is another one in the body");
    assertThatThrownBy(() -> read(ShopFixture.body(1), null)).hasMessage("request: required");
    assertThatThrownBy(() -> read(ShopFixture.body(1), "1 or 1=1"))
        .hasMessage("restockRequestId: character ' ' not allowed at 1");
  }

  @ParameterizedTest
  @CsvSource({
    "/callback, ",
    "/callback?, ",
    "/callback?requests=1, ",
    "/callback?request=1-a-b, 1-a-b",
    "/callback?shop=x&request=1-a-b, 1-a-b",
    "/callback?request=a%3Ab, a:b",
    "/callback?request=, ''"
  })
  void findsTheParameter(String target, String value) {
    assertThat(Query.parameter(target, "request")).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?request=1&request=1", "/?request=%zz", "/?request=%"})
  void refusesAParameterThatIsUnclear(String target) {
    assertThatThrownBy(() -> Query.parameter(target, "request"))
        .isInstanceOf(InvalidRequestException.class)
        .hasNoCause();
  }

  @Test
  void readsTheLocationFromTheUrlOrTheBodyWhichMustAgree() {
    String url = "/callback?request=1-a-b&location=seoul";
    String body = ShopFixture.body(10).replace("}", ",\"location\":\"seoul\"}");

    assertThat(FORMAT.read(ShopFixture.bytes(ShopFixture.body(10)), url).location())
        .hasToString("seoul");
    assertThat(read(body, "1-a-b").location()).hasToString("seoul");
    assertThat(FORMAT.read(ShopFixture.bytes(body), url).location()).hasToString("seoul");
    assertThatThrownBy(() -> FORMAT.read(ShopFixture.bytes(body), url.replace("seoul", "busan")))
        .hasMessage("location: is another one in the body");
    assertThatThrownBy(() -> FORMAT.read(ShopFixture.bytes(ShopFixture.body(10)), url + "/../x"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, it -> assertThat(it.field()).isEqualTo("location"));
  }

  private static Arrival read(String body, String parameter) {
    return FORMAT.read(
        ShopFixture.bytes(body),
        "/callback"
            + (parameter == null
                ? ""
                : "?request=" + URLEncoder.encode(parameter, StandardCharsets.UTF_8)));
  }

  private static void refused(String body, String field, String rule) {
    assertThatThrownBy(() -> read(body, "1-a-b"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            it -> {
              if (field != null) {
                assertThat(it.field()).isEqualTo(field);
                assertThat(it.rule()).isEqualTo(rule);
              }
            });
  }
}
