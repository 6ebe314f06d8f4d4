package io.holdfast.http.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
class ArrivalReaderTest {
  private static final String COUNT = "MessageAttributeProductCnt";

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
        "{\"MessageAttributeProductId\":",
        "{'MessageAttributeProductId':'CP-502101'}",
        "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":NaN}",
        "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1,}",
        "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1}{}",
        "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1} x",
        "/**/{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1}",
        "\uFEFF{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1}",
        "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1,"
            + "\"admin\":true}",
        "{\"@class\":\"javax.script.ScriptEngineManager\"}",
        "{\"MessageAttributeProductId\":\"CP-502101\"}",
        "{\"MessageAttributeProductCnt\":1}",
        "{\"MessageAttributeProductId\":12,\"MessageAttributeProductCnt\":1}",
        "{\"MessageAttributeProductId\":\"A'; DROP TABLE stock;--\","
            + "\"MessageAttributeProductCnt\":1}",
        "{\"MessageAttributeProductId\":\"\\ud800\",\"MessageAttributeProductCnt\":1}",
        "{\"MessageAttributeProductId\":\"A\\u0000\",\"MessageAttributeProductCnt\":1}",
        "{\"MessageAttributeProductId\":\"A\\r\\nINFO paid\",\"MessageAttributeProductCnt\":1}",
        "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1,"
            + "\"MessageAttributeProductCnt\":100}"
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
    assertThatThrownBy(() -> ArrivalReader.read(body, "/callback?request=1-a-b"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"MessageAttributeTel\":", "{\"MessageAttributeTel\":["})
  void refusesDeepNestingWithoutAStackOverflow(String opening) {
    refused(opening.repeat(RestockCallback.MAX_BODY / opening.length()), null, null);
  }

  @Test
  void refusesATextThatIsTooLong() {
    String body = ShopFixture.body(10).replace("051-000-0000", "0".repeat(4_097));
    refused(body, "body", "must be JSON, within its limits");
    read(ShopFixture.body(10).replace("051-000-0000", "0".repeat(4_096)), "1-a-b");
  }

  @Test
  void takesTheRequestIdFromTheBodyToo() {
    String body =
        "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":1,"
            + "\"RestockRequestId\":\"1-a-b\"}";
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
    String body = ShopFixture.body(10).replace("}", ",\"RestockLocation\":\"seoul\"}");

    assertThat(ArrivalReader.read(ShopFixture.bytes(ShopFixture.body(10)), url).location())
        .hasToString("seoul");
    assertThat(read(body, "1-a-b").location()).hasToString("seoul");
    assertThat(ArrivalReader.read(ShopFixture.bytes(body), url).location()).hasToString("seoul");
    assertThatThrownBy(
            () -> ArrivalReader.read(ShopFixture.bytes(body), url.replace("seoul", "busan")))
        .hasMessage("location: is another one in the body");
    assertThatThrownBy(
            () -> ArrivalReader.read(ShopFixture.bytes(ShopFixture.body(10)), url + "/../x"))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, it -> assertThat(it.field()).isEqualTo("location"));
  }

  private static Arrival read(String body, String parameter) {
    return ArrivalReader.read(
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
