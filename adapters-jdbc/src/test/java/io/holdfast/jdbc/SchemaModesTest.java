package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaModesTest {
  private static final ShopId SHOP = new ShopId("shop");

  private static JdbcInventoryStore open(DataSource source, SchemaMode mode) {
    return JdbcInventoryStore.builder(source).schema(mode).build();
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void createsWhatItValidatesAndKeepsWhatIsThere(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      Inventory inventory = Inventory.create(open(source, SchemaMode.CREATE));
      inventory
          .receive(
              ReceiveRequest.of(SHOP, new OperationId("r"), Line.of("tee", 3))
                  .creatingWith(StockPolicy.quantity()))
          .orElseThrow();
      JdbcInventoryStore again = open(source, SchemaMode.CREATE);
      assertThatCode(() -> JdbcInventoryStore.create(source)).doesNotThrowAnyException();
      assertThat(Inventory.create(again).level(StockKey.of(SHOP, new Sku("tee")))).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void severalCreateAtOnce(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      CyclicBarrier start = new CyclicBarrier(8);
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Future<JdbcInventoryStore>> stores = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        stores.add(
            threads.submit(
                () -> {
                  start.await(1, TimeUnit.MINUTES);
                  return open(source, SchemaMode.CREATE);
                }));
      }
      for (Future<JdbcInventoryStore> store : stores) {
        assertThat(store.get(1, TimeUnit.MINUTES).limits()).isNotNull();
      }
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void goesOnWhereACrashHasStoppedIt(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      open(source, SchemaMode.CREATE);
      schema.execute("DROP TABLE holdfast_movement", "DELETE FROM holdfast_schema_version");
      open(source, SchemaMode.CREATE);
      assertThatCode(() -> JdbcInventoryStore.create(source)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void namesTheAnswerThatIsNoBytes(TestDatabase database) {
    assertRefused(
        database,
        "column answer of table holdfast_idempotency must keep bytes as they are",
        database.engine() == Engine.H2
            ? "ALTER TABLE holdfast_idempotency ALTER COLUMN answer SET DATA TYPE VARCHAR(65536)"
            : "ALTER TABLE holdfast_idempotency MODIFY answer MEDIUMTEXT NULL");
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void twoPrefixesAreTwoStores(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      open(source, SchemaMode.CREATE);
      String longest = "a_prefix_of_thirty_characters_";
      assertThat(longest).hasSize(30);
      JdbcInventoryStore other =
          JdbcInventoryStore.builder(source).tablePrefix(longest).schema(SchemaMode.CREATE).build();
      Inventory.create(other)
          .receive(
              ReceiveRequest.of(SHOP, new OperationId("r"), Line.of("tee", 3))
                  .creatingWith(StockPolicy.quantity()))
          .orElseThrow();
      StockKey key = StockKey.of(SHOP, new Sku("tee"));
      assertThat(Inventory.create(other).level(key)).isPresent();
      assertThat(Inventory.create(JdbcInventoryStore.create(source)).level(key)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void namesTheTableThatIsMissing(TestDatabase database) {
    assertRefused(database, "holdfast_unit is missing", "DROP TABLE holdfast_unit");
    try (TestSchema schema = database.fresh()) {
      DataSource empty = schema.pool();
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> JdbcInventoryStore.create(empty))
          .withMessageContaining("table holdfast_schema_version is missing")
          .withMessageContaining("SchemaMode.CREATE");
      assertThatCode(() -> open(empty, SchemaMode.NONE)).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void namesTheColumnThatIsMissing(TestDatabase database) {
    assertRefused(
        database,
        "column ended_at of table holdfast_entry is missing",
        "ALTER TABLE holdfast_entry DROP COLUMN ended_at");
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void namesBothVersions(TestDatabase database) {
    assertRefused(
        database,
        "the schema has version 99, this library needs version 1",
        "INSERT INTO holdfast_schema_version (version) VALUES (99)");
    assertRefused(
        database,
        "the schema has version 0, this library needs version 1",
        "DELETE FROM holdfast_schema_version");
  }

  @Test
  void aNewerSchemaIsNotTouched() throws Exception {
    try (TestSchema schema = TestDatabase.h2().fresh()) {
      DataSource source = schema.pool();
      open(source, SchemaMode.CREATE);
      schema.execute("INSERT INTO holdfast_schema_version (version) VALUES (99)");
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> open(source, SchemaMode.CREATE))
          .withMessageContaining("version 99");
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void namesTheConstraintThatIsMissing(TestDatabase database) {
    String drop = database.engine() == Engine.MYSQL ? " DROP CHECK " : " DROP CONSTRAINT ";
    assertRefused(
        database,
        "CHECK constraint holdfast_stock_level_promised of table holdfast_stock_level is missing",
        "ALTER TABLE holdfast_stock_level".concat(drop).concat("holdfast_stock_level_promised"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void namesTheWrongKey(TestDatabase database) {
    String[] statements =
        database.engine() == Engine.H2
            ? new String[] {
              "ALTER TABLE holdfast_unit DROP PRIMARY KEY",
              "ALTER TABLE holdfast_unit ADD PRIMARY KEY (shop, unit, sku, location)"
            }
            : new String[] {
              "ALTER TABLE holdfast_unit DROP PRIMARY KEY,"
                  .concat(" ADD PRIMARY KEY (shop, unit, sku, location)")
            };
    assertRefused(
        database, "the primary key of table holdfast_unit must be [shop, sku,", statements);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void namesTheWrongType(TestDatabase database) {
    assertRefused(
        database,
        "column next_expiry of table holdfast_stock_level must be BIGINT",
        database.engine() == Engine.H2
            ? "ALTER TABLE holdfast_stock_level ALTER COLUMN next_expiry SET DATA TYPE INTEGER"
            : "ALTER TABLE holdfast_stock_level MODIFY next_expiry INT NULL");
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void refusesAnEngineWithoutTransactions(TestDatabase database) {
    assertRefused(
        database,
        "table holdfast_entry must have ENGINE=InnoDB, not MyISAM",
        "ALTER TABLE holdfast_entry ENGINE=MyISAM");
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void refusesAViewInPlaceOfATable(TestDatabase database) {
    assertRefused(
        database,
        "table holdfast_outbox must have ENGINE=InnoDB, not null",
        "ALTER TABLE holdfast_outbox RENAME TO real_outbox",
        "CREATE VIEW holdfast_outbox AS SELECT * FROM real_outbox");
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void refusesKeysThatIgnoreCase(TestDatabase database) {
    assertRefused(
        database,
        "column id of table holdfast_entry must be compared byte by byte",
        "ALTER TABLE holdfast_entry MODIFY id VARCHAR(128) CHARACTER SET utf8mb4"
            .concat(" COLLATE utf8mb4_general_ci NOT NULL"));
  }

  @Test
  void refusesKeysThatIgnoreCaseInH2() {
    assertRefused(
        TestDatabase.h2(),
        "column sku of table holdfast_hold must be",
        "ALTER TABLE holdfast_hold ALTER COLUMN sku SET DATA TYPE VARCHAR_IGNORECASE(64)");
  }

  @Test
  void refusesAConstraintThatIsNotEnforced() {
    assertRefused(
        TestDatabase.mySql(),
        "CHECK constraint holdfast_stock_level_counts",
        "ALTER TABLE holdfast_stock_level ALTER CHECK holdfast_stock_level_counts NOT ENFORCED");
  }

  /** Otherwise a start takes a round trip for each property of each table. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aStartAsksTheCatalogOnceForEachKindOfProperty(TestDatabase database) {
    List<String> queries = new ArrayList<>();
    try (TestSchema schema = database.fresh()) {
      open(schema.pool(), SchemaMode.CREATE);
      open(notingQueriesOfTheCatalog(schema.pool(), queries), SchemaMode.VALIDATE);
    }
    assertThat(queries).hasSizeBetween(3, 4).doesNotHaveDuplicates();
  }

  private static DataSource notingQueriesOfTheCatalog(DataSource source, List<String> queries) {
    return HookedDataSource.of(
        source,
        (target, method, args, call) -> {
          if (args.length > 0
              && args[0] instanceof String sql
              && sql.contains("INFORMATION_SCHEMA")) {
            queries.add(sql);
          }
          return call.proceed();
        });
  }

  /** Otherwise a start takes the longer the more tables all other schemas have. */
  @Test
  void noQueryOfTheCatalogLooksAtAllSchemasOfAServer() throws SQLException {
    List<String> queries = new ArrayList<>();
    try (TestSchema schema = TestDatabase.mariaDb().fresh();
        Connection other = schema.connect()) {
      open(notingQueriesOfTheCatalog(schema.pool(), queries), SchemaMode.CREATE);
      assertThat(queries).hasSizeGreaterThan(3);
      for (String sql : queries) {
        try (PreparedStatement plan = other.prepareStatement("EXPLAIN " + sql)) {
          for (int i = 1; i <= sql.chars().filter(c -> c == '?').count(); i++) {
            plan.setString(i, "holdfast_unit");
          }
          try (ResultSet views = plan.executeQuery()) {
            while (views.next()) {
              assertThat(views.getString("Extra")).as(sql).doesNotContain("all databases");
            }
          }
        }
      }
    }
  }

  private static void assertRefused(TestDatabase database, String why, String... damage) {
    try (TestSchema schema = database.fresh()) {
      DataSource source = schema.pool();
      open(source, SchemaMode.CREATE);
      assertThatCode(() -> schema.execute(damage)).doesNotThrowAnyException();
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> JdbcInventoryStore.create(source))
          .withMessageContaining(why);
      assertThatCode(() -> open(source, SchemaMode.NONE)).doesNotThrowAnyException();
    }
  }
}
