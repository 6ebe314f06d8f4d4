package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SharedPoolCheckTest {
  private static final String WARNING = "are lost without an error";

  /** What is logged while a context starts, by the logger of the tests to standard error. */
  private static String logOf(ApplicationContextRunner runner) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      runner
          .withPropertyValues("holdfast.jdbc.schema=create")
          .run(context -> assertThat(context).hasSingleBean(Inventory.class));
    } finally {
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8);
  }

  private static ApplicationContextRunner shared(boolean autoCommit) {
    return Contexts.starter()
        .withBean(DataSource.class, () -> Contexts.pool(Contexts.url(), autoCommit));
  }

  @Test
  void warnsIfThePoolOfTheHostLosesItsOwnWrites() {
    assertThat(logOf(shared(false))).contains(WARNING, "@HoldfastDataSource");
  }

  @Test
  void saysNothingIfAutoCommitIsOnOrThePoolIsSeparate() {
    assertThat(logOf(shared(true))).doesNotContain(WARNING);
    assertThat(logOf(shared(true).withUserConfiguration(Contexts.SeparatePool.class)))
        .doesNotContain(WARNING);
  }
}
