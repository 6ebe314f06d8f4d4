package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that Liquibase runs the file of the jar as a change set of the host. */
class LiquibaseTest {
  private static final String OURS =
      "SELECT COUNT(*) FROM DATABASECHANGELOG WHERE ID = 'holdfast-1'";

  private static long update(TestSchema schema) throws Exception {
    try (Connection connection = DriverManager.getConnection(schema.url(), schema.user(), "");
        Liquibase liquibase =
            new Liquibase(
                "liquibase-host.xml",
                new ClassLoaderResourceAccessor(),
                new JdbcConnection(connection))) {
      liquibase.update("");
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(OURS)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void runsTheShippedFileBesideTheChangeSetsOfTheHost(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      assertThat(update(schema)).isOne();
      assertThatCode(() -> JdbcInventoryStore.create(source)).doesNotThrowAnyException();
      assertThat(update(schema)).isOne();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void takesOverTablesThatTheStoreHasCreated(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      JdbcInventoryStore.builder(source).schema(SchemaMode.CREATE).build();
      assertThat(update(schema)).isOne();
      assertThatCode(() -> JdbcInventoryStore.create(source)).doesNotThrowAnyException();
    }
  }
}
