package io.holdfast.examples.bookstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class BookstoreCommandTest {
  @TempDir private java.nio.file.Path folder;

  private final Terminal terminal = new Terminal();
  private final StringWriter out = terminal.out;
  private final StringWriter err = terminal.err;

  private int run(String line) {
    return terminal.run(
        line, "--file", folder.resolve("store").toString(), "--retry-delay", "PT0.005S");
  }

  @ParameterizedTest
  @EnumSource(Path.class)
  void aCheckoutPrintsEachStateAndItsOutput(Path path) {
    int code = run("checkout --name o-1 --input " + path.input + " " + path.options);
    assertThat(out.toString()).contains("execution o-1").contains("  checkInventory");
    if (path == Path.REDEEM_MISSING) {
      assertThat(code).isEqualTo(1);
      assertThat(out.toString()).contains("FAILED States.Runtime: Invalid path '$.redeem'");
    } else {
      assertThat(code).isZero();
      assertThat(out.toString()).endsWith("SUCCEEDED " + path.output + System.lineSeparator());
    }
  }

  @Test
  void theHistoryIsThereInTheNextProcess() {
    assertThat(run("checkout --name o-1 --user ann --book 10x-rule --quantity 2 --redeem"))
        .isZero();
    String printed = out.toString().replace("execution o-1" + System.lineSeparator(), "");
    out.getBuffer().setLength(0);
    assertThat(run("history o-1")).isZero();
    assertThat(out).hasToString(printed);
    assertThat(run("history o-2")).isEqualTo(1);
    assertThat(err.toString()).contains("no execution o-2");
    out.getBuffer().setLength(0);
    assertThat(run("parked")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(run("resume o-1")).isEqualTo(1);
    assertThat(err.toString()).contains("not parked: o-1");
  }

  @Test
  void aBadOrderIsRefusedWithFieldAndRule() {
    assertThat(run("checkout --user ann --book 10x-rule --quantity -2")).isEqualTo(2);
    assertThat(err.toString()).contains("quantity: must be at least 1");
    assertThat(run("checkout --user ann")).isEqualTo(2);
    assertThat(run("checkout --input {}")).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({
    "--port=70000, --port must be 0 to 65535",
    "--jdbc-url=jdbc:mysql://root:hunter2@db/shop, must not carry user or password",
    "--jdbc-url=jdbc:h2:mem:x --shared, --shared goes with an H2 file only",
    "--file=x;INIT=y, --file must have an absolute path without ';'",
    "--endpoint=http://me:hunter2@h, must be http://HOST:PORT",
    "--queue-url=http://me:hunter2@h, must be http://HOST:PORT",
    "--sqs-endpoint=http://me:hunter2@h, must be http://HOST:PORT",
    "--sns-endpoint=http://me:hunter2@h, must be http://HOST:PORT",
  })
  void anOptionThatBreaksARuleIsRefusedByName(String option, String rule) {
    assertThat(terminal.run("serve " + option)).isEqualTo(2);
    assertThat(err.toString()).contains(rule);
    assertThat(err.toString().lines().findFirst().orElseThrow()).doesNotContain("hunter2");
  }
}
