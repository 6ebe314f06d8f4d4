package io.holdfast.examples.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest {
  @TempDir private Path folder;

  @Test
  void theUrlOpensTheFile() throws Exception {
    Path file = folder.resolve("with space, and ?&=@");
    String url = H2File.url(file, "DB_CLOSE_ON_EXIT=FALSE");

    assertThat(url).endsWith(";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      assertThat(connection.isValid(1)).isTrue();
    }
    assertThat(folder.resolve("with space, and ?&=@.mv.db")).exists();
  }

  @Test
  void aPathThatWouldSetSomethingIsNotAllowed() {
    Path file = folder.resolve("x;INIT=CREATE SCHEMA other");

    assertThat(H2File.isAllowed(file)).isFalse();
    assertThatThrownBy(() -> H2File.url(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("file must have an absolute path without ';'");
    assertThat(H2File.isAllowed(folder.resolve("a;b").resolve("x"))).isFalse();
    assertThat(H2File.isAllowed(Path.of("x"))).isTrue();
  }
}
