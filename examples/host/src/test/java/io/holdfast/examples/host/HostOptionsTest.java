package io.holdfast.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** What a host takes on its command line, which every process of the machine can read. */
class HostOptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/db?password=hunter2",
        "jdbc:mysql://h/db?user=u&PASSWORD=hunter2",
        "jdbc:mysql://root:hunter2@h/db",
        "jdbc:mysql://root:hunter2/x@h/db",
        "jdbc:mysql://h/db?pass%77ord=hunter2",
        "jdbc:mariadb://h/db?keyPassword=hunter2",
        "jdbc:mysql://(host=h,user=root,pwd=hunter2)/db",
        "jdbc:h2:file:/tmp/x;USER=sa;PASSWORD=hunter2"
      })
  void takesNoPasswordFromAJdbcUrlAndDoesNotRepeatIt(String url) {
    assertThatThrownBy(() -> check("--jdbc-url", url))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("--user and HOLDFAST_PASSWORD")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "--public-url, HOLDFAST_CALLBACK_SECRET",
    "--factory, --factory",
    "--aws-endpoint, AWS_SECRET_ACCESS_KEY",
    "--sqs-endpoint, AWS_SECRET_ACCESS_KEY"
  })
  void takesNoPasswordFromAnyOtherUrl(String option, String instead) {
    for (String url : List.of("http://me:hunter2@h/", "http://me:hun ter2@h/")) {
      assertThatThrownBy(() -> check(option, url))
          .isInstanceOf(ParameterException.class)
          .hasMessageContaining(option)
          .hasMessageNotContaining("ter2");
    }
    assertThatThrownBy(() -> check(option, "http://me:hunter2@h/")).hasMessageContaining(instead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h:3306/db?useSSL=true&useReadAheadInput=false",
        "jdbc:mariadb://h/users",
        "jdbc:h2:file:/home/pwd/user@home/x"
      })
  void takesAJdbcUrlWithoutOne(String url) {
    HostOptions options = HostOptions.parse(Map.of(), "--jdbc-url", url);

    options.check();
    assertThat(options.jdbcUrl).isEqualTo(url);
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
        .check();
  }

  private static void check(String option, String url) {
    HostOptions.parse(Map.of("HOLDFAST_CALLBACK_SECRET", "x"), option, url).check();
  }
}
