package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that Flyway runs the files of the jar, beside the migrations of the host. */
class FlywayTest {
  @TempDir Path folder;

  /** Returns the configuration that docs/databases.md describes. */
  private static FluentConfiguration holdfast(TestSchema schema) {
    return Flyway.configure()
        .dataSource(schema.url(), schema.user(), "")
        .locations("classpath:io/holdfast/jdbc/schema/".concat(folder(schema)))
        .sqlMigrationPrefix("holdfast_V")
        .table("holdfast_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0");
  }

  /** A host with a V1 and a V2, and all of Holdfast's files where its own are looked for. */
  private Flyway host(TestSchema schema) throws IOException {
    Files.writeString(folder.resolve("V1__orders.sql"), "CREATE TABLE orders (id BIGINT);");
    Files.writeString(folder.resolve("V2__parcels.sql"), "CREATE TABLE parcels (id BIGINT);");
    return Flyway.configure()
        .dataSource(schema.url(), schema.user(), "")
        .locations(
            "filesystem:" + folder, "classpath:io/holdfast/jdbc/schema/".concat(folder(schema)))
        .load();
  }

  private static String folder(TestSchema schema) {
    return schema.engine() == Engine.H2 ? "h2" : "mysql";
  }

  private static void assertValid(DataSource source) {
    assertThatCode(() -> JdbcInventoryStore.create(source)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void runsTheShippedFilesAfterTheMigrationsOfTheHost(TestDatabase database) throws IOException {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      assertThat(host(schema).migrate().migrationsExecuted).isEqualTo(2);
      assertThat(holdfast(schema).load().migrate().migrationsExecuted).isEqualTo(1);
      assertValid(source);
      assertThat(holdfast(schema).load().migrate().migrationsExecuted).isZero();
      assertThat(host(schema).migrate().migrationsExecuted).isZero();
      assertThatCode(() -> host(schema).validate()).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void runsTheShippedFilesInAnEmptySchema(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      assertThat(holdfast(schema).load().migrate().migrationsExecuted).isEqualTo(1);
      assertValid(source);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void takesOverTablesThatTheStoreHasCreated(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      JdbcInventoryStore.builder(source).schema(SchemaMode.CREATE).build();
      Flyway flyway = holdfast(schema).baselineVersion("1").load();
      assertThat(flyway.migrate().migrationsExecuted).isZero();
      assertValid(source);
    }
  }

  /** Every statement can be repeated, so a wrong baseline does no harm. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void repeatsWhatTheStoreHasCreated(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      JdbcInventoryStore.builder(source).schema(SchemaMode.CREATE).build();
      assertThat(holdfast(schema).load().migrate().migrationsExecuted).isEqualTo(1);
      assertValid(source);
    }
  }
}
