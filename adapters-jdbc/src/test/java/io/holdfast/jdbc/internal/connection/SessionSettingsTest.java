package io.holdfast.jdbc.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.jdbc.HookedDataSource;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that results and times do not depend on the settings of the host's sessions. */
class SessionSettingsTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final Set<String> H2_REFUSED =
      Set.of(
          "MODE=Oracle",
          "MODE=MSSQLServer",
          "MODE=Derby",
          "MODE=STRICT",
          "LOCK_MODE=0",
          "IGNORECASE=TRUE");

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void doNotMatter(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      boolean h2 = database.engine() == Engine.H2;
      List<String> settings =
          h2
              ? List.of("SET TIME ZONE 'Asia/Kathmandu'", "SET TIME ZONE 'America/New_York'")
              : List.of(
                  "SET time_zone = '+05:45'",
                  "SET time_zone = '-11:00'",
                  "SET sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES'",
                  "SET sql_mode = ''",
                  "SET sql_mode = 'ANSI,NO_ZERO_DATE,HIGH_NOT_PRECEDENCE,IGNORE_SPACE'",
                  "SET foreign_key_checks = 0",
                  "SET SQL_SELECT_LIMIT = 1",
                  "SET SESSION TRANSACTION ISOLATION LEVEL READ UNCOMMITTED",
                  "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                  "SET NAMES latin1");
      Inventory plain =
          Inventory.create(
              JdbcInventoryStore.builder(schema.pool())
                  .schema(SchemaMode.CREATE)
                  .optimisticReads(false) // times are compared to the microsecond
                  .build());
      plain
          .receive(
              ReceiveRequest.of(SHOP, new OperationId("r"), Line.of("tee", 100))
                  .creatingWith(StockPolicy.quantity()))
          .orElseThrow();
      if (database.engine() == Engine.MARIADB) {
        settings = new ArrayList<>(settings);
        settings.add("SET sql_mode = 'ORACLE'");
      }
      for (int i = 0; i < settings.size(); i++) {
        check(schema, plain, settings.get(i), i);
      }
      assertThat(plain.verify(SHOP).violations()).isEmpty();
    }
  }

  private static void check(TestSchema schema, Inventory plain, String setting, int number) {
    JdbcInventoryStore store =
        JdbcInventoryStore.create(schema.pool(config -> config.setConnectionInitSql(setting)));
    Inventory odd = Inventory.create(store);
    ReservationId id = new ReservationId("o" + number);
    HoldRequest hold = HoldRequest.of(SHOP, id, Duration.ofMinutes(5), Line.of("tee", 1));
    Reservation held = odd.hold(hold).orElseThrow();
    assertThat(held).as(setting).isEqualTo(plain.reservation(SHOP, id).orElseThrow());
    assertThat(plain.hold(hold).isReplayed()).isTrue();
    Instant before =
        plain
            .hold(
                HoldRequest.of(
                    SHOP,
                    new ReservationId("b" + number),
                    Duration.ofMinutes(5),
                    Line.of("tee", 1)))
            .orElseThrow()
            .heldAt();
    Instant between = store.read(Footprint.of(SHOP).build()).now();
    Instant after =
        plain
            .commit(CommitRequest.of(SHOP, new ReservationId("a" + number), Line.of("tee", 1)))
            .orElseThrow()
            .committedAt();
    assertThat(between).as(setting).isBetween(before, after);
    assertThat(held.heldAt()).as(setting).isBeforeOrEqualTo(before);
    odd.release(SHOP, id).orElseThrow();
  }

  static Stream<Arguments> refused() {
    Map<String, String> everywhere = new TreeMap<>();
    everywhere.put("SET unique_checks = 0", "unique_checks = 0");
    everywhere.put("SET sql_safe_updates = 1", "sql_safe_updates = 1");
    everywhere.put("SET sql_log_bin = 0", "sql_log_bin = 0");
    everywhere.put("SET completion_type = 'CHAIN'", "completion_type CHAIN");
    everywhere.put("SET completion_type = 'RELEASE'", "completion_type RELEASE");
    everywhere.put("SET max_sort_length = 64", "max_sort_length");
    everywhere.put("SET character_set_client = 'gbk'", "character_set_client gbk");
    everywhere.put("SET timestamp = 1767225600", "SET timestamp");
    Map<String, String> onMariaDb = new TreeMap<>(everywhere);
    onMariaDb.put("SET sql_mode = 'EMPTY_STRING_IS_NULL'", "sql_mode EMPTY_STRING_IS_NULL");
    onMariaDb.put("SET check_constraint_checks = 0", "check_constraint_checks = 0");
    return TestDatabase.servers()
        .flatMap(
            server ->
                (server.engine() == Engine.MARIADB ? onMariaDb : everywhere)
                    .entrySet().stream()
                        .map(it -> Arguments.of(server, it.getKey(), it.getValue())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("refused")
  void whatWouldChangeResultsIsRefusedByName(TestDatabase database, String setting, String name) {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setConnectionInitSql(setting));
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> JdbcInventoryStore.builder(pool).schema(SchemaMode.NONE).build())
          .withMessageContaining("dataSource: its sessions have ")
          .withMessageContaining(name);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aSessionThatComesLaterIsLookedAtToo(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.fresh();
        HikariDataSource pool = schema.pool(config -> config.setMaximumPoolSize(1))) {
      JdbcInventoryStore store = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build();
      pool.getHikariPoolMXBean().softEvictConnections();
      try (Connection next = pool.getConnection();
          Statement statement = next.createStatement()) {
        statement.execute("SET unique_checks = 0");
      }
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> store.levels(SHOP, null, 1))
          .withMessageContaining("unique_checks");
      try (Connection next = pool.getConnection();
          Statement statement = next.createStatement()) {
        statement.execute("SET unique_checks = 1");
      }
      assertThat(store.levels(SHOP, null, 1)).isEmpty();
    }
  }

  /** Simulates a pool that unwraps its connections only to the driver's type. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSessionIsLookedAtOnce(boolean onlyByTheDriversType) {
    List<String> looks = new CopyOnWriteArrayList<>();
    HookedDataSource.Hook hook =
        (target, method, args, call) -> {
          if (args.length > 0 && String.valueOf(args[0]).contains("@@SESSION.sql_mode")) {
            looks.add(method.getName());
          }
          boolean shy = onlyByTheDriversType && method.getName().equals("unwrap");
          return shy && args[0] == Connection.class ? target : call.proceed();
        };
    for (TestDatabase database :
        List.of(TestDatabase.mariaDb(), TestDatabase.mariaDbByConnectorJ())) {
      looks.clear();
      try (TestSchema schema = database.fresh()) {
        DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
        JdbcInventoryStore store =
            JdbcInventoryStore.builder(HookedDataSource.of(pool, hook))
                .schema(SchemaMode.CREATE)
                .build();
        for (int i = 0; i < 5; i++) {
          assertThat(store.levels(SHOP, null, 1)).isEmpty();
        }
        assertThat(looks).as("checks of one session of %s", database).hasSize(1);
      }
    }
  }

  @Test
  void anAutocommitBehindTheDriversBackIsRefused() {
    try (TestSchema schema = TestDatabase.mariaDbByConnectorJ().fresh()) {
      DataSource pool =
          schema.pool(
              config -> {
                config.addDataSourceProperty("useLocalSessionState", "true");
                config.addDataSourceProperty("sessionVariables", "autocommit=0");
                config.setAutoCommit(true);
              });
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> JdbcInventoryStore.create(pool))
          .withMessageContaining("autocommit");
    }
  }

  @Test
  void aDriverThatRepeatsTransactionsIsRefused() {
    try (TestSchema schema = TestDatabase.mariaDb().fresh()) {
      String url = schema.url().replace("jdbc:mariadb:", "jdbc:mariadb:sequential:");
      DataSource pool =
          schema.pool(config -> config.setJdbcUrl(url.concat("&transactionReplay=true")));
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> JdbcInventoryStore.create(pool))
          .withMessageContaining("transactionReplay");
    }
  }

  private static String named(String setting) {
    return setting.equals("IGNORECASE=TRUE") ? "must be compared byte by byte" : setting;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MODE=Oracle",
        "MODE=MySQL",
        "MODE=MariaDB",
        "MODE=PostgreSQL",
        "MODE=MSSQLServer",
        "MODE=DB2",
        "MODE=Derby",
        "MODE=HSQLDB",
        "MODE=LEGACY",
        "MODE=STRICT",
        "LOCK_MODE=0",
        "IGNORECASE=TRUE",
        "DATABASE_TO_UPPER=FALSE",
        "DATABASE_TO_LOWER=TRUE",
        "CASE_INSENSITIVE_IDENTIFIERS=TRUE",
        "DEFAULT_NULL_ORDERING=HIGH",
        "MAX_MEMORY_ROWS=1",
        "LAZY_QUERY_EXECUTION=1",
        "OPTIMIZE_REUSE_RESULTS=0",
        "REFERENTIAL_INTEGRITY=FALSE",
        "IGNORE_CATALOGS=TRUE",
        "VARIABLE_BINARY=TRUE"
      })
  void aSettingOfH2ChangesNoResult(String setting) {
    try (TestSchema schema = TestDatabase.h2().fresh()) {
      DataSource pool =
          schema.pool(config -> config.setJdbcUrl(schema.url().concat(";").concat(setting)));
      Inventory inventory;
      try {
        inventory =
            Inventory.create(JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build());
      } catch (ConfigurationException refused) {
        assertThat(H2_REFUSED).contains(setting);
        assertThat(refused.getMessage()).containsIgnoringCase(named(setting));
        return;
      }
      assertThat(H2_REFUSED).doesNotContain(setting);
      inventory
          .receive(
              ReceiveRequest.of(SHOP, new OperationId("r"), Line.of("tee", 5))
                  .creatingWith(StockPolicy.quantity()))
          .orElseThrow();
      inventory
          .receive(
              ReceiveRequest.of(SHOP, new OperationId("u"), Line.units("seat", "A1", "A2"))
                  .creatingWith(StockPolicy.units()))
          .orElseThrow();
      ReservationId id = new ReservationId("o");
      Line[] lines = {Line.of("tee", 2), Line.units("seat", "A1")};
      inventory.hold(HoldRequest.of(SHOP, id, Duration.ofMinutes(5), lines)).orElseThrow();
      inventory.commit(CommitRequest.ofHold(SHOP, id)).orElseThrow();
      assertThat(
              inventory
                  .commit(CommitRequest.of(SHOP, new ReservationId("p"), Line.of("tee", 4)))
                  .isDone())
          .isFalse();
      assertThat(inventory.verify(SHOP).levelsChecked()).isEqualTo(2);
      assertThat(inventory.verify(SHOP).violations()).isEmpty();
    }
  }
}
