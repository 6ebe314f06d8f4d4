package io.holdfast.aws.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.aws.sqs.Requests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests invalid messages, each with its refusal. */
@Timeout(20)
class RestockMessageTest {
  private static final String GOOD = RestockMessage.write(Requests.number(7));

  /** Returns a valid message with one part replaced. */
  private static String with(String piece, String other) {
    assertThat(GOOD).contains(piece);
    return GOOD.replace(piece, other);
  }

  private static String quantity(String value) {
    return with("\"quantity\":10", "\"quantity\":" + value);
  }

  @Test
  void readsWhatItWrites() {
    assertThat(GOOD)
        .isEqualTo(
            "{\"version\":1,\"id\":\""
                + Requests.number(7).id()
                + "\",\"shop\":\"seoul\",\"sku\":\"CP-502101\",\"location\":\"main\",\"supplier\":\"FF-500293\","
                + "\"quantity\":10,\"number\":7,\"requestedAt\":\"2026-11-21T13:00:00.000001Z\","
                + "\"dueAt\":\"2026-11-28T13:00:00.000001Z\"}");
    assertThat(RestockMessage.readRaw(GOOD)).isEqualTo(Requests.number(7));
    assertThat(RestockMessage.readRaw(RestockMessage.write(Requests.longest())))
        .isEqualTo(Requests.longest());
    assertThat(RestockMessage.write(Requests.longest()).length()).isLessThan(1_000);
  }

  @Test
  void takesFieldsInAnyOrderAndSpaceBetweenThem() {
    String last = with(",\"shop\":\"seoul\"", "").replace("}", " ,\n \"shop\" : \"seoul\" }\n");

    assertThat(RestockMessage.readRaw(last)).isEqualTo(Requests.number(7));
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        // numbers
        Arguments.of(quantity("1.9"), "quantity: whole number required"),
        Arguments.of(quantity("1e3"), "quantity: whole number required"),
        Arguments.of(quantity("\"3\""), "quantity: whole number required"),
        Arguments.of(quantity("\"\""), "quantity: required"),
        Arguments.of(quantity("null"), "quantity: required"),
        Arguments.of(with("\"quantity\":10,", ""), "quantity: required"),
        Arguments.of(quantity("true"), "quantity: whole number required"),
        Arguments.of(
            quantity("9223372036854775808"),
            "quantity: must be from -9223372036854775808 to 9223372036854775807"),
        Arguments.of(quantity("9223372036854775807"), "quantity: at most 1000000000"),
        Arguments.of(quantity("1000000001"), "quantity: at most 1000000000"),
        Arguments.of(quantity("0"), "quantity: must be at least 1"),
        Arguments.of(quantity("-1"), "quantity: must be at least 1"),
        Arguments.of(quantity("1e1000000000"), "quantity: whole number required"),
        Arguments.of(quantity("9".repeat(2_000)), "quantity: at most 40 digits"),
        Arguments.of(quantity("9".repeat(41)), "quantity: at most 40 digits"),
        Arguments.of(
            quantity("9".repeat(40)),
            "quantity: must be from -9223372036854775808 to 9223372036854775807"),
        Arguments.of(quantity("007"), "body: no JSON"),
        Arguments.of(quantity("+7"), "body: no JSON"),
        Arguments.of(quantity("0x7"), "body: no JSON"),
        Arguments.of(quantity("NaN"), "body: no JSON"),
        Arguments.of(quantity("Infinity"), "body: no JSON"),
        Arguments.of(quantity("[1]"), "quantity: whole number required"),
        Arguments.of(quantity("{}"), "quantity: whole number required"),
        Arguments.of(with("\"number\":7", "\"number\":0"), "number: must be at least 1"),
        // fields
        Arguments.of(quantity("1,\"quantity\":100"), "quantity: given twice"),
        Arguments.of(GOOD + GOOD, "body: something follows the object"),
        Arguments.of(GOOD + " 1", "body: something follows the object"),
        Arguments.of(GOOD + ",", "body: no JSON"),
        Arguments.of(with("\"CP-502101\"", "12"), "sku: text required"),
        Arguments.of(with("\"CP-502101\"", "false"), "sku: text required"),
        Arguments.of(with("\"CP-502101\"", "[\"CP-502101\"]"), "sku: text required"),
        Arguments.of(with("{", "{\"admin\":true,"), "field 1: not known"),
        Arguments.of(
            with("{", "{\"@class\":\"javax.script.ScriptEngineManager\","), "field 1: not known"),
        Arguments.of(with("{", "{\"\\r\\n2026-01-01 INFO paid\":true,"), "field 1: not known"),
        // not an object
        Arguments.of("[".repeat(60_000), "body: must be a JSON object"),
        Arguments.of("{\"a\":" + "[".repeat(60_000), "field 1: over a limit: "),
        Arguments.of("{\"a\":".repeat(10_000), "field 1: over a limit: "),
        Arguments.of("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}", "field 1: over a limit: "),
        Arguments.of("", "body: must be a JSON object"),
        Arguments.of("   ", "body: must be a JSON object"),
        Arguments.of("[]", "body: must be a JSON object"),
        Arguments.of("null", "body: must be a JSON object"),
        Arguments.of("NaN", "body: no JSON"),
        Arguments.of("12", "body: must be a JSON object"),
        Arguments.of("\"text\"", "body: must be a JSON object"),
        Arguments.of("재고 부족", "body: no JSON"),
        Arguments.of("\uFEFF" + GOOD, "body: no JSON"),
        Arguments.of(latin(GOOD.getBytes(StandardCharsets.UTF_16)), "body: no JSON"),
        Arguments.of(latin(GOOD.getBytes(StandardCharsets.UTF_16LE)), "body: no JSON"),
        Arguments.of(latin(gzip(GOOD)), "body: no JSON"),
        Arguments.of("\u0000" + GOOD, "body: no JSON"),
        Arguments.of(GOOD.substring(0, GOOD.length() - 1), "body: no JSON"),
        Arguments.of(GOOD.replace('"', '\''), "body: no JSON"),
        Arguments.of("/* */" + GOOD, "body: no JSON"),
        Arguments.of(GOOD + "// the end", "body: no JSON"),
        Arguments.of(GOOD.replace("}", ",}"), "body: no JSON"),
        // versions
        Arguments.of(with("\"version\":1", "\"version\":99"), "version: not supported: must be 1"),
        Arguments.of(with("\"version\":1", "\"version\":0"), "version: not supported: must be 1"),
        Arguments.of(
            with("\"version\":1", "\"version\":\"1\""), "version: not supported: must be 1"),
        Arguments.of(with("\"version\":1,", ""), "version: not supported: must be 1"),
        Arguments.of(
            with("\"version\":1", "\"version\":2,\"new\":1"), "version: not supported: must be 1"),
        // characters that no name has
        Arguments.of(with("CP-502101", "CP\\u0000"), "sku: character U+0000 not allowed at 2"),
        Arguments.of(with("CP-502101", "\\ud800"), "sku: character U+D800 not allowed at 0"),
        Arguments.of(with("CP-502101", "\u202Egnp"), "sku: character U+202E not allowed at 0"),
        Arguments.of(
            with("CP-502101", "a\\r\\n2026-01-01 INFO paid"),
            "sku: character U+000D not allowed at 1"),
        Arguments.of(with("CP-502101", "a\nb"), "body: no JSON"),
        Arguments.of(with("CP-502101", "${jndi:ldap://x}"), "sku: character '$' not allowed at 0"),
        Arguments.of(with("\"seoul\"", "\"Seoul\""), "shop: character 'S' not allowed at 0"),
        Arguments.of(with("\"main\"", "\"\""), "location: must not be empty"),
        Arguments.of(
            with("\"FF-500293\"", "\"" + "f".repeat(65) + "\""), "supplier: at most 64 characters"),
        // times
        Arguments.of(
            with("2026-11-28T13:00:00.000001Z", "2026-11-31T13:00:00Z"),
            "dueAt: there is no such day"),
        Arguments.of(
            with("2026-11-28T13:00:00.000001Z", "2026-11-28"), "dueAt: must be a time like"),
        Arguments.of(
            with("2026-11-28T13:00:00.000001Z", "+999999999-11-28T13:00:00Z"),
            "dueAt: must be a time like"),
        Arguments.of(
            with("2026-11-28T13:00:00.000001Z", "2026-11-28T24:00:00Z"),
            "dueAt: must be a time like"),
        Arguments.of(
            with("2026-11-28T13:00:00.000001Z", "2026-11-28T13:00:00+01:00"),
            "dueAt: must be a time like"),
        Arguments.of(
            with("\"2026-11-28T13:00:00.000001Z\"", "1795870800"), "dueAt: text required"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsOddIsRefusedWithFieldAndRule(String body, String reason) {
    assertRefused(body, reason);
    // The same inside an envelope, where that is possible.
    assertThatThrownBy(() -> RestockMessage.readEnvelope(envelope(body)))
        .isInstanceOf(MalformedMessageException.class);
  }

  @Test
  void timesThatOnlyInformMayBeAnyTime() {
    for (String year : new String[] {"1970", "2999"}) {
      String body = GOOD.replace("2026-", year + "-");

      assertThat(RestockMessage.readRaw(body).requestedAt())
          .isEqualTo(Instant.parse(year + "-11-21T13:00:00.000001Z"));
    }
  }

  @Test
  void whatIsTooLongIsRefusedBeforeItIsRead() {
    String at = GOOD + " ".repeat(65_536 - GOOD.length());
    assertThat(RestockMessage.readRaw(at)).isEqualTo(Requests.number(7));
    assertRefused(at + " ", "body: at most 65536 bytes");
    // Not JSON, so a parser would have reported it.
    assertRefused("x".repeat(65_537), "body: at most 65536 bytes");
    assertRefused("한".repeat(21_846), "body: at most 65536 bytes");
    assertRefused("{\"a\":\"" + "a".repeat(30_000_000) + "\"}", "body: at most 65536 bytes");
  }

  @Test
  void textsHaveFourKilobytes() {
    Function<Integer, String> body = n -> with("CP-502101", "a".repeat(n));

    assertRefused(body.apply(4_096), "sku: at most 64 characters");
    assertRefused(body.apply(4_097), "sku: over a limit: ");
    assertRefused(with("\"sku\"", "\"" + "a".repeat(4_097) + "\""), "field 4: over a limit: ");
  }

  @Test
  void aHostileMessageCostsNoTime() {
    String digits = quantity("9".repeat(60_000));
    String exponent = quantity("1e" + "9".repeat(60_000));
    String names = "{" + "\"a\":1,".repeat(9_000) + "\"b\":1}";
    String escapes = with("CP-502101", "\\u0041".repeat(9_000));

    for (int i = 0; i < 100; i++) {
      for (String body : new String[] {digits, exponent, names, escapes}) {
        assertThatThrownBy(() -> RestockMessage.readRaw(body))
            .isInstanceOf(MalformedMessageException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"canary@example.org", "canary\\r\\nINFO paid", "\\u001b[31mcanary", "canary"})
  void noRefusalQuotesTheMessage(String canary) {
    for (String piece : new String[] {"version", "CP-502101", "2026-11-28T13:00:00.000001Z"}) {
      assertQuotesNothing(with(piece, canary + "$"));
    }
    assertQuotesNothing(with("{", "{\"" + canary + "\":\"" + canary + "\","));
    assertQuotesNothing("{\"" + canary + "\":1,\"" + canary + "\":1}");
    assertQuotesNothing(canary);
    assertQuotesNothing(GOOD + canary);
  }

  private static void assertQuotesNothing(String body) {
    assertThatThrownBy(() -> RestockMessage.readRaw(body))
        .isInstanceOf(MalformedMessageException.class)
        .hasNoCause()
        .message()
        .doesNotContain("canary")
        .matches("[ -~]+");
  }

  @Test
  void anEnvelopeIsReadWhateverElseItSays() {
    String more = envelope(GOOD).replaceFirst("\\{", "{\"New\":{\"a\":[1,2,{\"b\":null}]},");

    assertThat(RestockMessage.readEnvelope(more)).isEqualTo(Requests.number(7));
  }

  @Test
  void onlyNotificationsAreTaken() {
    for (String type : new String[] {"SubscriptionConfirmation", "UnsubscribeConfirmation"}) {
      assertThatThrownBy(
              () -> RestockMessage.readEnvelope(envelope(GOOD).replace("Notification", type)))
          .hasMessage("Type: must be Notification");
    }
  }

  @Test
  void theWrongDeliveryNamesTheSetting() {
    assertRefused(envelope(GOOD), "delivery: this is an SNS envelope");
    assertThatThrownBy(() -> RestockMessage.readEnvelope(GOOD))
        .hasMessageStartingWith("delivery: this is a raw message");
    assertThatThrownBy(() -> RestockMessage.readEnvelope("{}")).hasMessage("Type: required");
  }

  private static void assertRefused(String body, String reason) {
    assertThatThrownBy(() -> RestockMessage.readRaw(body))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageStartingWith(reason);
  }

  private static String envelope(String message) {
    return "{\"Type\":\"Notification\",\"MessageId\":\"m\",\"TopicArn\":\"arn\",\"Message\":\""
        + message.replace("\\", "\\\\").replace("\"", "\\\"")
        + "\",\"Timestamp\":\"2026-11-21T13:00:00.000Z\"}";
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  @Test
  void namesThatCollideSpoilNoLaterMessage() {
    for (int i = 0; i < 20; i++) {
      long number = i;
      assertThatThrownBy(() -> RestockMessage.readRaw(CollidingNames.object(number)))
          .isInstanceOf(MalformedMessageException.class);
      assertThat(RestockMessage.readRaw(GOOD)).isEqualTo(Requests.number(7));
    }
  }
}
