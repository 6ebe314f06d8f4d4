package io.holdfast.examples.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFormatTest {
  private static final String START =
      "{\"at\":\"2026-03-02T10:00:00Z\",\"do\":\"commit\",\"id\":\"o1\"";

  @Test
  void readsAnOrderWhateverTheOrderOfItsFields() {
    String text = "{\"id\":\"o1\",\"do\":\"release\",\"at\":\"2026-03-02T10:00:00Z\"}";
    assertThat(OrderFormat.read(text)).isInstanceOf(Order.Release.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.9                    | lines[0].quantity: a whole number is wanted
          1e3                    | lines[0].quantity: a whole number is wanted
          "3"                    | lines[0].quantity: a whole number is wanted
          ""                     | lines[0].quantity: a whole number is wanted
          null                   | lines[0].quantity: must not be null
          true                   | lines[0].quantity: a whole number is wanted
          9223372036854775808    | a number is out of range or no whole number
          1e1000000000           | lines[0].quantity: a whole number is wanted
          NaN                    | not JSON
          1,"quantity":100       | a field stands twice
          1,"admin":true         | lines[0].admin: no such field
          [1]                    | lines[0].quantity: a whole number is wanted
          {}                     | lines[0].quantity: a whole number is wanted
          """)
  void refusesAQuantityThatIsNotAWholeNumber(String quantity, String reason) {
    assertRefused(START + ",\"lines\":[{\"sku\":\"A\",\"quantity\":" + quantity + "}]}", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [] | an object is wanted
          null | an object is wanted
          "text" | an object is wanted
          `` | an object is wanted
          {} | do: required
          {"do":"commit","@class":"java.lang.Runtime"} | at: required
          {"at":"2026-03-02T10:00:00Z","do":"java.lang.Runtime"} | do: no such thing to do
          {"at":1,"do":"cancel","id":"a"} | at: text is wanted
          {"at":"2026-03-02","do":"cancel","id":"a"} | at: not in ISO-8601 form
          {"at":"2026-03-02T10:00:00Z","do":"cancel","id":12} | id: text is wanted
          {"at":"2026-03-02T10:00:00Z","do":"cancel","id":""} | id: must not be empty
          {"at":"2026-03-02T10:00:00Z","do":"cancel","id":"a\\u0000"} | id: character U+0000 not allowed at 1
          {"at":"2026-03-02T10:00:00Z","do":"cancel","id":"\\ud800"} | id: character U+D800 not allowed at 0
          {"at":"2026-03-02T10:00:00Z","do":"cancel","id":"a"}{} | more than one value
          {"at":"2026-03-02T10:00:00Z","do":"cancel","id":"a"} x | not JSON
          {"at":"2026-03-02T10:00:00Z","do":"commit","id":"a","fill":1} | fill: no such value
          {"at":"2026-03-02T10:00:00Z","do":"commit","id":"a","fill":"SOME"} | fill: no such value
          {"at":"2026-03-02T10:00:00Z","do":"commit","id":"a","lines":{}} | lines: a list is wanted
          {"at":"2026-03-02T10:00:00Z","do":"commit","id":"a","lines":[1]} | lines[0]: an object is wanted
          """)
  void refusesWhatIsNotExactlyOneOrder(String text, String reason) {
    assertRefused(text == null ? "" : text, reason);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 60_000})
  void refusesNestingBeyondTheLimitWithoutOverflow(int depth) {
    assertRefused("[".repeat(depth), "beyond the limits");
  }

  @Test
  void refusesTextsAndNumbersBeyondTheLimits() {
    assertRefused(START + ",\"x\":\"" + "a".repeat(5000) + "\"}", "beyond the limits");
    assertRefused(START + ",\"x\":" + "1".repeat(41) + "}", "beyond the limits");
  }

  @Test
  void namesAHostileFieldWithoutRepeatingWhatCouldStartALogLine() {
    assertThatThrownBy(() -> OrderFormat.read(START + ",\"a\\r\\nERROR \\u001b[31m\":1}"))
        .hasMessage("a??ERROR ?[31m: no such field");
  }

  private static void assertRefused(String text, String reason) {
    assertThatThrownBy(() -> OrderFormat.read(text))
        .isInstanceOf(BrokenLineException.class)
        .hasMessageStartingWith(reason);
  }

  /** The parser's table of names multiplies by 33: "Ab" and "BA" come to the same. */
  @Test
  void namesThatCollideSpoilNoLaterLine() {
    for (int line = 0; line < 20; line++) {
      StringBuilder json = new StringBuilder("{");
      for (int i = 0; i < 600; i++) {
        json.append(i == 0 ? "" : ",").append('"').append(line);
        for (int bit = 0; bit < 10; bit++) {
          json.append((i >> bit & 1) == 0 ? "Ab" : "BA");
        }
        json.append("\":1");
      }
      String colliding = json.append('}').toString();

      assertThatThrownBy(() -> OrderFormat.read(colliding))
          .isInstanceOf(BrokenLineException.class)
          .hasMessageStartingWith("do: required");
    }
  }
}
