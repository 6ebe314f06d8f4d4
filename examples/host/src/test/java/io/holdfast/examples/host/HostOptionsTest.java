package io.holdfast.examples.host;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** What a host takes on its command line, which every process of the machine can read. */
class HostOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://h/db?password=hunter2, --user and HOLDFAST_PASSWORD",
    "mysql://h/hunter2, --jdbc-url must start with jdbc:"
  })
  void refusesAJdbcUrlAndDoesNotRepeatIt(String url, String rule) {
    assertThatThrownBy(() -> check("--jdbc-url", url))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(rule)
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--public-url",
        "--factory",
        "--aws-endpoint",
        "--sqs-endpoint",
        "--queue-url",
        "--dead-letter-queue-url"
      })
  void takesNoPasswordFromAnyOtherUrl(String option) {
    assertThatThrownBy(() -> check(option, "http://me:hunter2@h/"))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining(option)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void refusesAFileThatWouldSetSomething() {
    assertThatThrownBy(() -> check("--file", "x;INIT=y"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--file must have an absolute path without ';'");
  }

  @Test
  void refusesAFileThatWouldSetSomethingAlsoByDefault() {
    assertThatThrownBy(() -> HostOptions.parse(Map.of()).check("x;INIT=y"))
        .isInstanceOf(ParameterException.class)
        .hasMessage("--file must have an absolute path without ';'");
    HostOptions.parse(Map.of(), "--memory").check("x;INIT=y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT20.001S", "-PT1S"})
  void waitsForAMessageNoLongerThanSqsDoes(String wait) {
    assertThatThrownBy(() -> check("--queue-wait", wait))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--queue-wait must be PT0S to PT20S");
  }

  @Test
  void takesUrlsWithoutOne() {
    HostOptions.parse(
            Map.of("HOLDFAST_CALLBACK_SECRET", "x"),
            "--public-url",
            "https://shop.example",
            "--factory",
            "https://factory.example/orders")
        .check("shop");
  }

  private static void check(String option, String url) {
    HostOptions.parse(Map.of("HOLDFAST_CALLBACK_SECRET", "x"), option, url).check("shop");
  }
}
