package io.holdfast.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "{\"a\":1,\"b\":[2,null]}|' { \"b\" : [ 2.0 , null ] , \"a\" : 1e0 } '",
        "{\"name\":\"tea\"}|{\"n\\u0061me\":\"t\\u0065a\"}",
        "\"/\"|\"\\/\"",
        "[-0]|[0.000]",
        "100|1E+2",
        "0.001|1e-3",
      })
  void theSameValuesHaveTheSameFingerprint(String one, String other) {
    assertThat(Fingerprint.ofJson(one)).isEqualTo(Fingerprint.ofJson(other));
    assertThat(Fingerprint.ofJson(one.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Fingerprint.ofJson(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|{\"a\":2}",
        "{\"a\":1}|{\"a\":\"1\"}",
        "[1,2]|[2,1]",
        "{\"a\":null}|{}",
        "[[],[]]|[[[]]]",
        "9007199254740992|9007199254740993",
        "true|false",
        "\"a\"|\"A\"",
      })
  void otherValuesHaveAnotherFingerprint(String one, String other) {
    assertThat(Fingerprint.ofJson(one)).isNotEqualTo(Fingerprint.ofJson(other));
  }

  /** The samples of RFC 8785, sections 3.2.2 and 3.2.3, and of its appendix B. */
  @Test
  void theFormIsThatOfTheStandard() {
    assertThat(
            CanonicalJson.of(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """))
        .isEqualTo(
            """
            {"literals":[null,true,false],"numbers":[333333333.33333329,1e+30,4.5,0.002,1e-27],\
            "string":"€$\\u000f\\nA'B\\"\\\\\\\\\\"/"}\
            """);
    assertThat(
            CanonicalJson.of(
                """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet",
                 "1":"One","\\ud83d\\ude00":"Emoji","\\u0080":"Control","\\u00f6":"Latin"}
                """))
        .isEqualTo(
            """
            {"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin","€":"Euro Sign",\
            "😀":"Emoji","\ufb33":"Hebrew Letter Dalet"}\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "1e21, 1e+21",
    "100000000000000000000, 100000000000000000000",
    "0.000001, 0.000001",
    "0.0000001, 1e-7",
    "-1.5e-9, -1.5e-9",
    "123e5, 12300000",
    "12.34e1, 123.4",
    "1e-2147483640, 1e-2147483640",
  })
  void aNumberHasOneForm(String number, String form) {
    assertThat(CanonicalJson.of(number)).isEqualTo(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "01",
        "+1",
        "1.",
        ".5",
        "-",
        "1e",
        "NaN",
        "nul",
        "tru e",
        "'a'",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\\u\uff11\uff11\uff11\uff11\"",
        "\"\\ud800\"",
        "\"a",
        "1 2",
        "{} x",
        "\u00a01",
        "1e99999999999",
        "// no\n1",
      })
  void whatIsNotJsonIsRefused(String text) {
    assertThatThrownBy(() -> Fingerprint.ofJson(text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("json: not valid at ");
  }

  @Test
  void depthAndLengthOfNumbersAreBounded() {
    String deepest = "[".repeat(200) + "]".repeat(200);
    assertThat(CanonicalJson.of(deepest)).isEqualTo(deepest);
    assertThatThrownBy(() -> Fingerprint.ofJson("[".repeat(1_000_000)))
        .hasMessage("json: not valid at 201: deeper than 200");
    assertThatThrownBy(() -> Fingerprint.ofJson("9".repeat(1_001)))
        .hasMessageContaining("a number longer than 1000");
  }

  @Test
  void bytesMustBeUtf8() {
    assertThatThrownBy(() -> Fingerprint.ofJson(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("json: must be UTF-8");
  }
}
