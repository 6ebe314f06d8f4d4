package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that Flyway runs the numbered files of the jar without changes. */
class FlywayTest {
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void runsTheShippedFiles(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      String own = database.engine() == Engine.H2 ? "h2" : "mysql";
      Flyway flyway =
          Flyway.configure()
              .dataSource(schema.url(), schema.user(), "")
              .locations(
                  "classpath:io/holdfast/jdbc/schema/common",
                  "classpath:io/holdfast/jdbc/schema/".concat(own))
              .load();
      assertThat(flyway.migrate().migrationsExecuted).isEqualTo(5);
      assertThatCode(() -> JdbcInventoryStore.create(source)).doesNotThrowAnyException();
      assertThat(flyway.migrate().migrationsExecuted).isZero();
    }
  }
}
