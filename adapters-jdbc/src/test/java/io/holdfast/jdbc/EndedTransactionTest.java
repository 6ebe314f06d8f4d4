package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the exceptions that the host gets after its transaction has ended without its doing. */
@Timeout(60)
class EndedTransactionTest {
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void nothingMoreIsDoneAfterADeadlock(TestDatabase database) throws Exception {
    try (TestShop shop = TestShop.open(database);
        Connection host = shop.host();
        Connection other = shop.host()) {
      prepare(shop);
      // H2 rolls back the younger of two transactions, the others roll back the one with fewer
      // changes.
      for (int i = 0; i < 200; i++) {
        execute(other, "INSERT INTO weight VALUES (1)");
      }
      execute(other, lock("b"));
      execute(host, "INSERT INTO letter VALUES (1)");
      StockOperations within = shop.store().within(host);
      within.commit(shop.order("a1", Line.of("a", 1))).orElseThrow();
      ExecutorService thread = Executors.newSingleThreadExecutor();
      Future<?> crossing = thread.submit(() -> execute(other, lock("a")));
      loseADeadlock(shop, within, crossing);

      assertRefused(shop, within);
      if (database.engine() != Engine.H2) {
        execute(host, "INSERT INTO letter VALUES (2)");
        assertRefused(shop, shop.store().within(host));
        assertRefused(shop, shop.store().within(host));
      }
      host.rollback();
      crossing.get();
      other.rollback();
      thread.shutdown();
      assertNothingHappened(shop, host);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void nothingMoreIsDoneAfterAConnectionIsLost(TestDatabase database) throws Exception {
    try (TestShop shop = TestShop.open(database)) {
      prepare(shop);
      Connection host = shop.host();
      execute(host, "INSERT INTO letter VALUES (1)");
      StockOperations within = shop.store().within(host);
      within.commit(shop.order("a1", Line.of("a", 1))).orElseThrow();
      kill(shop, host);
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> within.commit(shop.order("a2", Line.of("a", 1))))
          .withMessageContaining("roll the host's transaction back");

      assertRefused(shop, within);
      host.close();
      try (Connection next = shop.host()) {
        assertNothingHappened(shop, next);
      }
    }
  }

  @Test
  void aLockWaitThatTimesOutEndsATransactionWhereTheServerIsSetSo() throws Exception {
    try (MariaDbServer server =
        MariaDbServer.startNew("--innodb-rollback-on-timeout=ON", "--innodb-lock-wait-timeout=1")) {
      for (Driver driver : Driver.values()) {
        afterALockWait(
            server.fresh(driver), UnavailableException.class, EndedTransactionTest::assertRefused);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void elseTheTransactionGoesOnAfterIt(TestDatabase database) throws Exception {
    afterALockWait(
        database.fresh(),
        BusyException.class,
        (shop, within) -> assertThat(within.level(shop.key("a"))).isPresent());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingMoreIsDoneAfterAConflictWithTheSnapshotUntilTheHostEndsIt(boolean isCommitted)
      throws Exception {
    try (MariaDbServer server = MariaDbServer.startNew("--innodb-snapshot-isolation=ON")) {
      for (Driver driver : Driver.values()) {
        try (TestShop shop = TestShop.in(server.fresh(driver));
            Connection host = shop.host()) {
          prepare(shop);
          execute(host, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
          execute(host, "INSERT INTO letter VALUES (1)");
          try (Statement statement = host.createStatement()) {
            statement.execute("SELECT version FROM holdfast_stock_level");
          }
          StockOperations within = shop.store().within(host);
          shop.execute(lock("a").replace("= version", "= version + 1"));
          assertThatExceptionOfType(UnavailableException.class)
              .isThrownBy(() -> within.commit(shop.order("a1", Line.of("a", 1))))
              .withMessageContaining("1020")
              .withMessageContaining("repeat all of it");

          assertRefused(shop, within);
          assertRefused(shop, shop.store().within(host));
          if (isCommitted) {
            host.commit();
          } else {
            host.rollback();
          }
          assertNothingHappened(shop, host);
        }
      }
    }
  }

  private interface Afterwards {
    void on(TestShop shop, StockOperations within) throws SQLException;
  }

  private static void afterALockWait(
      TestSchema schema, Class<? extends RuntimeException> fault, Afterwards afterwards)
      throws SQLException {
    try (TestShop shop = TestShop.in(schema);
        Connection host = shop.host();
        Connection other = shop.host()) {
      prepare(shop);
      boolean h2 = schema.engine() == Engine.H2;
      execute(host, h2 ? "SET LOCK_TIMEOUT 100" : "SET SESSION innodb_lock_wait_timeout = 1");
      execute(host, "INSERT INTO letter VALUES (1)");
      StockOperations within = shop.store().within(host);
      within.commit(shop.order("a1", Line.of("a", 1))).orElseThrow();
      execute(other, "UPDATE holdfast_stock_level SET version = version WHERE sku = 'b'");
      assertThatExceptionOfType(fault)
          .isThrownBy(() -> within.commit(shop.order("b1", Line.of("b", 1))))
          .satisfies(
              it ->
                  assertThat(it.getMessage().contains("roll the host's transaction back"))
                      .as("asks for a rollback only if the transaction has ended")
                      .isEqualTo(it instanceof UnavailableException));

      afterwards.on(shop, within);
      other.rollback();
      host.rollback();
      assertNothingHappened(shop, host);
    }
  }

  private static void prepare(TestShop shop) {
    shop.receive("a", 5);
    shop.receive("b", 5);
    shop.execute("CREATE TABLE letter (n INT)", "CREATE TABLE weight (n INT)");
  }

  private static void loseADeadlock(TestShop shop, StockOperations within, Future<?> crossing)
      throws SQLException {
    if (shop.schema().engine() == Engine.H2) {
      awaitAWaitOnH2(shop, crossing);
    }
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> within.commit(shop.order("b1", Line.of("b", 1))))
        .withMessageContaining("repeat all of it");
  }

  private static void awaitAWaitOnH2(TestShop shop, Future<?> waiting) throws SQLException {
    try (Connection observer = shop.schema().connect();
        Statement statement = observer.createStatement()) {
      await()
          .pollInterval(Duration.ofMillis(5))
          .failFast("it has not waited", waiting::isDone)
          .until(() -> isAnyBlocked(statement));
    }
  }

  private static boolean isAnyBlocked(Statement statement) throws SQLException {
    try (var row =
        statement.executeQuery(
            "SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS WHERE BLOCKER_ID IS NOT NULL")) {
      return row.next();
    }
  }

  private static String lock(String sku) {
    return "UPDATE holdfast_stock_level SET version = version WHERE sku = '" + sku + "'";
  }

  private static void assertRefused(TestShop shop, StockOperations within) {
    Consumer<ThrowingCallable> refused =
        call ->
            assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(call)
                .withMessageContaining("has ended")
                .withMessageContaining("within(connection)");
    refused.accept(() -> within.commit(shop.order("a3", Line.of("a", 1))));
    refused.accept(() -> within.hold(shop.hold("a4", Line.of("a", 1))));
    refused.accept(() -> within.level(shop.key("a")));
    refused.accept(() -> within.reservation(shop.id(), shop.reservation("a1")));
    refused.accept(() -> within.reservationMovements(shop.id(), shop.reservation("a1")));
  }

  private static void assertNothingHappened(TestShop shop, Connection host) throws SQLException {
    assertThat(shop.available("a")).isEqualTo(5);
    assertThat(shop.available("b")).isEqualTo(5);
    StockOperations again = shop.store().within(host);
    again.commit(shop.order("a1", Line.of("a", 1))).orElseThrow();
    host.commit();
    assertThat(shop.available("a")).isEqualTo(4);
    shop.assertSound();
  }

  private static void kill(TestShop shop, Connection host) throws SQLException {
    try (Statement statement = host.createStatement();
        var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      shop.execute("KILL " + row.getLong(1));
    }
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
