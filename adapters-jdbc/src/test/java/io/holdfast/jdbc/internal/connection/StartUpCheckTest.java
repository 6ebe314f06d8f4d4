package io.holdfast.jdbc.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.HookedDataSource;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.Logged;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.internal.schema.SchemaTable;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpCheckTest {
  private static JdbcInventoryStore.Builder onH2() {
    return JdbcInventoryStore.builder(h2("jdbc:h2:mem:")).schema(SchemaMode.CREATE);
  }

  private static DataSource h2(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("sa");
    source.setPassword("");
    return source;
  }

  private static void assertRefused(JdbcInventoryStore.Builder builder, String why) {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(builder::build)
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "`a`",
        "\"a\"",
        "INV",
        "1a",
        "_a",
        "a-b",
        "a.b",
        "é",
        "a\n",
        "stock; drop table x",
        "x' OR '1'='1",
        "a_prefix_of_thirtyone_characters"
      })
  void refusesTablePrefix(String prefix) {
    assertRefused(onH2().tablePrefix(prefix), "tablePrefix: must match");
  }

  @Test
  void refusesAVeryLongTablePrefixAtOnce() {
    assertRefused(onH2().tablePrefix("a".repeat(10_000_000)), "tablePrefix: must match");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "select", "table", "stock_", "a23456789012345678901234567890"})
  void takesTablePrefix(String prefix) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + prefix + ";DB_CLOSE_DELAY=-1");
    assertThat(prefix.length()).isLessThanOrEqualTo(30);
    assertThatCode(
            () ->
                JdbcInventoryStore.builder(source)
                    .tablePrefix(prefix)
                    .schema(SchemaMode.CREATE)
                    .build())
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnH2FileThatIsWrittenLate(@TempDir Path folder) {
    String url = "jdbc:h2:file:".concat(folder.resolve("stock").toString());
    assertRefused(JdbcInventoryStore.builder(h2(url)).schema(SchemaMode.CREATE), "WRITE_DELAY=0");
    assertRefused(
        JdbcInventoryStore.builder(h2(url.concat(";WRITE_DELAY=100"))).schema(SchemaMode.CREATE),
        "WRITE_DELAY=0");
    assertThatCode(
            () ->
                JdbcInventoryStore.builder(h2(url.concat(";WRITE_DELAY=0")))
                    .schema(SchemaMode.CREATE)
                    .build())
        .doesNotThrowAnyException();
  }

  @Test
  void refusesALateH2FileAlsoForAUserWithoutRights(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:file:".concat(folder.resolve("stock").toString());
    try (Connection admin = h2(url).getConnection();
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE USER shop PASSWORD 'pear'");
      JdbcDataSource source = new JdbcDataSource();
      source.setURL(url);
      source.setUser("shop");
      source.setPassword("pear");
      assertRefused(JdbcInventoryStore.builder(source).schema(SchemaMode.NONE), "WRITE_DELAY=0");
    }
  }

  private static List<String> warningsOf(Runnable work) {
    return Logged.during(work).lines().filter(line -> line.contains("WARN")).toList();
  }

  private static void build(DataSource source) {
    JdbcInventoryStore.builder(source).schema(SchemaMode.NONE).build();
  }

  @ParameterizedTest
  @EnumSource
  void warnsOfAServerThatAcknowledgesBeforeItHasWritten(Driver driver) {
    try (MariaDbServer server =
            MariaDbServer.startNew("--innodb-flush-log-at-trx-commit=2", "--sync-binlog=0");
        TestSchema schema = server.fresh(driver)) {
      assertThat(warningsOf(() -> build(schema.pool())))
          .anyMatch(it -> it.contains("innodb_flush_log_at_trx_commit of the server is 2, not 1"))
          .anyMatch(it -> it.contains("sync_binlog of the server is 0, not 1"));
      server.execute("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
      assertThat(warningsOf(() -> build(schema.pool())))
          .noneMatch(it -> it.contains("innodb_flush_log_at_trx_commit"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void doesNotWarnOfAServerThatWritesFirst(ServerDatabase database) {
    try (TestSchema schema = database.fresh()) {
      assertThat(warningsOf(() -> build(schema.pool())))
          .noneMatch(it -> it.contains("acknowledged"));
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void needsNoRightsBeyondTheDocumentedOnes(ServerDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      JdbcInventoryStore.builder(schema.pool()).schema(SchemaMode.CREATE).build();
      schema.execute("CREATE USER IF NOT EXISTS 'shop'@'%' IDENTIFIED BY 'pear-1'");
      for (SchemaTable table : SchemaTable.ALL) {
        schema.execute("GRANT SELECT, INSERT, UPDATE ON " + table.name() + " TO 'shop'@'%'");
      }
      schema.execute("GRANT SELECT ON holdfast_schema_version TO 'shop'@'%'");
      for (String table : List.of("hold", "unit", "idempotency", "outbox")) {
        schema.execute("GRANT DELETE ON holdfast_" + table + " TO 'shop'@'%'");
      }
      HikariDataSource pool =
          schema.pool(
              config -> {
                config.setUsername("shop");
                config.setPassword("pear-1");
              });
      assertThat(warningsOf(() -> JdbcInventoryStore.create(pool)))
          .noneMatch(it -> it.contains("cannot be read"));
    }
  }

  @Test
  void saysSoWhereTheServerDoesNotTellHowItWrites() {
    try (TestSchema schema = TestDatabase.mariaDb().fresh()) {
      DataSource silent =
          HookedDataSource.of(
              schema.pool(),
              (target, method, args, call) -> {
                if (args.length > 0 && String.valueOf(args[0]).contains("sync_binlog")) {
                  throw new SQLException("denied", "42000", 1227);
                }
                return call.proceed();
              });
      assertThat(warningsOf(() -> build(silent)))
          .anyMatch(it -> it.contains("it depends whether a crash loses commits cannot be read"));
    }
  }

  @Test
  void warnsOnceOfAnH2FileThatAnInterruptCloses(@TempDir Path folder) {
    DataSource source = h2("jdbc:h2:file:" + folder.resolve("stock") + ";WRITE_DELAY=0");
    Runnable build = () -> JdbcInventoryStore.builder(source).schema(SchemaMode.CREATE).build();
    assertThat(
            Logged.during(
                    () -> {
                      build.run();
                      build.run();
                    })
                .lines())
        .as("once for each store")
        .filteredOn(line -> line.contains("jdbc:h2:async:"))
        .hasSize(2);
  }

  @Test
  void refusesRanges() {
    assertRefused(onH2().retries(-1), "retries");
    assertRefused(onH2().retries(1001), "retries");
    assertRefused(onH2().deadline(Duration.ZERO), "deadline");
    assertRefused(onH2().deadline(Duration.ofSeconds(-1)), "deadline");
    assertRefused(onH2().deadline(Duration.ofSeconds(Long.MAX_VALUE)), "deadline");
    assertRefused(onH2().networkTimeout(Duration.ZERO), "networkTimeout");
    assertRefused(onH2().networkTimeout(Duration.ofDays(2)), "networkTimeout");
  }

  @Test
  void nullsAreNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> JdbcInventoryStore.create(null))
        .withMessage("dataSource");
    assertThatNullPointerException()
        .isThrownBy(() -> onH2().tablePrefix(null))
        .withMessage("tablePrefix");
    assertThatNullPointerException().isThrownBy(() -> onH2().clock(null)).withMessage("clock");
    assertThatNullPointerException().isThrownBy(() -> onH2().dialect(null)).withMessage("dialect");
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void refusesADeadlineShorterThanThePoolMayWait(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      HikariDataSource pool = schema.pool(config -> config.setConnectionTimeout(20_000));
      assertRefused(
          JdbcInventoryStore.builder(pool)
              .schema(SchemaMode.CREATE)
              .deadline(Duration.ofSeconds(10)),
          "deadline: PT10S is shorter than the PT20S");
    }
  }

  /** HikariCP writes the time-out of each pool into the DriverManager, where the last one stays. */
  @Test
  void theTimeOutOfAnotherPoolInTheProcessCountsForNothing() {
    int before = DriverManager.getLoginTimeout();
    try (HikariDataSource ours = h2Pool(5);
        HikariDataSource another = h2Pool(60)) {
      assertThat(another.isRunning()).isTrue();
      assertThat(DriverManager.getLoginTimeout()).isEqualTo(60);
      assertThatCode(
              () ->
                  JdbcInventoryStore.builder(ours)
                      .schema(SchemaMode.CREATE)
                      .deadline(Duration.ofSeconds(10))
                      .build())
          .doesNotThrowAnyException();
      assertRefused(
          JdbcInventoryStore.builder(ours).deadline(Duration.ofSeconds(4)),
          "deadline: PT4S is shorter than the PT5S");
    } finally {
      DriverManager.setLoginTimeout(before);
    }
  }

  @Test
  void theTimeOutOfAPoolBehindAnotherDataSourceCounts() {
    int before = DriverManager.getLoginTimeout();
    try (HikariDataSource ours = h2Pool(5);
        HikariDataSource another = h2Pool(60)) {
      assertThat(another.isRunning()).isTrue();
      JdbcInventoryStore.builder(behind(behind(ours)))
          .schema(SchemaMode.CREATE)
          .deadline(Duration.ofSeconds(10))
          .build();
      assertRefused(
          JdbcInventoryStore.builder(behind(behind(ours))).deadline(Duration.ofSeconds(4)),
          "deadline: PT4S is shorter than the PT5S");
    } finally {
      DriverManager.setLoginTimeout(before);
    }
  }

  @Test
  void aDataSourceThatCannotSayWhatItWrapsIsAskedForItsLoginTimeOut() {
    int before = DriverManager.getLoginTimeout();
    try (HikariDataSource ours = h2Pool(5)) {
      DataSource mute =
          proxy(
              (method, args) -> {
                if (method.getName().equals("isWrapperFor")) {
                  throw new UnsupportedOperationException();
                }
                return method.getName().equals("getLoginTimeout") ? 7 : method.invoke(ours, args);
              });
      assertRefused(
          JdbcInventoryStore.builder(mute).deadline(Duration.ofSeconds(6)),
          "deadline: PT6S is shorter than the PT7S");
    } finally {
      DriverManager.setLoginTimeout(before);
    }
  }

  /** Returns a DataSource that passes on every call, as one that counts or traces does. */
  private static DataSource behind(DataSource source) {
    return proxy((method, args) -> method.invoke(source, args));
  }

  private interface Calls {
    @Nullable Object on(Method method, Object[] args) throws Throwable;
  }

  private static DataSource proxy(Calls calls) {
    return (DataSource)
        Proxy.newProxyInstance(
            StartUpCheckTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, args) -> calls.on(method, args));
  }

  private static HikariDataSource h2Pool(int seconds) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:pool" + seconds + ";DB_CLOSE_DELAY=-1");
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(Duration.ofSeconds(seconds).toMillis());
    return new HikariDataSource(config);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void refusesReadOnlyConnections(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      assertRefused(
          JdbcInventoryStore.builder(schema.pool(config -> config.setReadOnly(true))), "read-only");
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aWrongPasswordIsAMistakeOfConfiguration(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      schema.execute("CREATE USER IF NOT EXISTS 'nobody'@'%' IDENTIFIED BY 'secret-1'");
      HikariDataSource pool =
          schema.pool(
              config -> {
                config.setUsername("nobody");
                config.setPassword("secret-2");
                config.setConnectionTimeout(1_000);
              });
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> JdbcInventoryStore.create(pool))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }
  }

  @Test
  void aServerThatIsNotThereIsUnavailable() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:mariadb://127.0.0.1:1/none?connectTimeout=200");
      pool.setConnectionTimeout(300);
      pool.setInitializationFailTimeout(-1);
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> JdbcInventoryStore.create(pool));
    }
  }

  @Test
  void anEmptyPoolIsBusy() throws Exception {
    try (TestSchema schema = TestDatabase.h2().fresh()) {
      HikariDataSource pool =
          schema.impatientPool(Duration.ofMillis(300), config -> config.setMaximumPoolSize(1));
      try (Connection taken = pool.getConnection()) {
        assertThat(taken.isClosed()).isFalse();
        assertThatExceptionOfType(BusyException.class)
            .isThrownBy(() -> JdbcInventoryStore.create(pool));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void knowsTheDialect(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool();
      Dialect expected = Dialect.valueOf(database.engine().name());
      try (BorrowedConnection lease =
          ConnectionSource.unknown(pool, null, Duration.ofSeconds(1)).lease()) {
        StartUpCheck.Found found = StartUpCheck.look(lease.single(), lease.dialect());
        assertThat(found.dialect().name()).isEqualTo(expected);
        assertThat(found.autoCommit()).isFalse();
      }
      try (BorrowedConnection lease =
          ConnectionSource.unknown(pool, Dialect.MYSQL, Duration.ofSeconds(1)).lease()) {
        assertThat(lease.dialect().name()).isEqualTo(Dialect.MYSQL);
      }
    }
  }
}
