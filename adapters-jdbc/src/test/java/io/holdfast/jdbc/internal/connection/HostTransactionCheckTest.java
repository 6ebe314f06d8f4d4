package io.holdfast.jdbc.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Line;
import io.holdfast.jdbc.BoundDataSource;
import io.holdfast.jdbc.BoundDataSource.Kind;
import io.holdfast.jdbc.HookedDataSource;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.TestShop;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Tests DataSources that hand out a connection of the transaction that the host has begun. */
class HostTransactionCheckTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  /** Returns every database, with each kind of DataSource and each default of autocommit. */
  static Stream<Arguments> sources() {
    List<Arguments> all = new ArrayList<>();
    TestDatabase.all()
        .forEach(
            database -> {
              for (Kind kind : List.of(Kind.AWARE, Kind.MANAGED)) {
                all.add(Arguments.of(database, kind, true));
                all.add(Arguments.of(database, kind, false));
              }
            });
    TestDatabase.servers().forEach(it -> all.add(Arguments.of(it, Kind.ENLISTING, true)));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void nothingOfTheHostsIsTouchedByAnyCall(TestDatabase database, Kind kind, boolean autoCommit)
      throws SQLException {
    try (Host host = new Host(database, kind, autoCommit)) {
      JdbcInventoryStore store = host.open();
      for (Map.Entry<String, Runnable> call : calls(host.shop, store).entrySet()) {
        for (boolean commits : new boolean[] {true, false}) {
          host.beginsToWrite();
          Connection bound = host.bound;
          boolean autoCommitBefore = bound.getAutoCommit();
          assertThatExceptionOfType(ConfigurationException.class)
              .as(call.getKey())
              .isThrownBy(call.getValue()::run)
              .withMessageContaining("within(connection)");
          assertThat(host.letters()).as("%s ended the transaction", call.getKey()).isZero();
          assertThat(bound.getAutoCommit()).isEqualTo(autoCommitBefore);
          assertThat(bound.isReadOnly()).isFalse();
          host.writesOneMore();
          assertThat(host.ends(commits)).as(call.getKey()).isEqualTo(commits ? 2 : 0);
        }
      }
      assertThat(host.shop.available("tee")).isEqualTo(5);
      store.idempotency().sweep(1);
    }
  }

  private static Map<String, Runnable> calls(TestShop shop, JdbcInventoryStore store) {
    Inventory inventory = Inventory.builder(store).lanes(LaneOptions.OFF).build();
    Map<String, Runnable> calls = new LinkedHashMap<>();
    calls.put("commit", () -> inventory.commit(shop.order("o", Line.of("tee", 1))));
    calls.put("refusal", () -> inventory.commit(shop.order("o", Line.of("tee", 100))));
    calls.put("level", () -> inventory.level(shop.key("tee")));
    calls.put("find", () -> inventory.reservation(shop.id(), shop.reservation("o")));
    calls.put("verify", () -> inventory.verify(shop.id()));
    calls.put("levels", () -> store.levels(shop.id(), null, 10));
    calls.put("sweep", () -> store.idempotency().sweep(10));
    calls.put("due shops", () -> store.restockOutbox().dueShops(null, 10));
    calls.put("lease", () -> store.restockOutbox().lease(shop.id(), 10, Duration.ofSeconds(5)));
    return calls;
  }

  @ParameterizedTest
  @MethodSource("sources")
  void aStoreIsNotOpenedInsideOfOne(TestDatabase database, Kind kind, boolean autoCommit)
      throws SQLException {
    try (Host host = new Host(database, kind, autoCommit)) {
      if (kind == Kind.ENLISTING) {
        return; // the store has never seen such a connection outside a transaction
      }
      host.beginsToWrite();
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(host::open)
          .withMessageContaining("within(connection)");
      host.writesOneMore();
      assertThat(host.ends(true)).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void outsideOfOneItWorks(TestDatabase database, Kind kind, boolean autoCommit)
      throws SQLException {
    try (Host host = new Host(database, kind, autoCommit)) {
      Inventory inventory = Inventory.create(host.open());
      assertThat(inventory.commit(host.shop.order("o", Line.of("tee", 2))).isDone()).isTrue();
      host.beginsToWrite();
      host.ends(false);
      assertThat(inventory.commit(host.shop.order("p", Line.of("tee", 2))).isDone()).isTrue();
      assertThat(inventory.verify(host.shop.id()).violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void oneThatHasOnlyBegunIsRefusedWhereItShows(TestDatabase database) throws SQLException {
    try (Host host = new Host(database, Kind.AWARE, true)) {
      Inventory inventory = Inventory.create(host.open());
      host.source.begin();
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> inventory.level(host.shop.key("tee")))
          .withMessageContaining("within(connection)");
      host.source.rollback();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aTransactionThatAPoolsOwnTestHasBegunIsInNobodysWay(TestDatabase database)
      throws SQLException {
    HookedDataSource.Hook testing =
        (target, method, args, call) -> {
          Object answer = call.proceed();
          if (answer instanceof Connection connection && method.getName().equals("getConnection")) {
            try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n FROM letter")) {
              assertThat(rows.next()).isTrue();
            }
          }
          return answer;
        };
    for (int isolation :
        new int[] {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ}) {
      TestSchema schema = SCHEMAS.of(database);
      schema.execute(
          "CREATE TABLE IF NOT EXISTS letter (n INT)",
          "DELETE FROM letter",
          "INSERT INTO letter VALUES (1)");
      try (TestShop shop = TestShop.another(schema, testing, isolation)) {
        shop.receive("tee", 5);
        assertThat(shop.inventory().commit(shop.order("o", Line.of("tee", 1))).isDone()).isTrue();
        assertThat(shop.available("tee")).isEqualTo(4);
        assertThat(shop.inventory().reservation(shop.id(), shop.reservation("o"))).isPresent();
        shop.assertSound();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void itShowsAlsoWhereConnectionsCannotBeUnwrapped(TestDatabase database) throws SQLException {
    HookedDataSource.Hook opaque =
        (target, method, args, call) -> {
          if (method.getName().equals("unwrap")) {
            throw new SQLException("wraps nothing");
          }
          return call.proceed();
        };
    try (Host host = new Host(database, Kind.AWARE, false)) {
      DataSource source = HookedDataSource.of(host.source.asDataSource(), opaque);
      Inventory inventory = Inventory.create(JdbcInventoryStore.create(source));
      assertThat(inventory.commit(host.shop.order("o", Line.of("tee", 1))).isDone()).isTrue();
      host.beginsToWrite();
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> inventory.level(host.shop.key("tee")))
          .withMessageContaining("within(connection)");
      assertThat(host.ends(true)).isEqualTo(1);
    }
  }

  /** The check has failed, so it is not known whose transaction is open. */
  @Test
  void aFaultOfTheCheckIsNotTakenForItsAnswer() throws SQLException {
    HookedDataSource.Hook failing =
        (target, method, args, call) -> {
          if (args.length > 0
              && args[0] instanceof String sql
              && sql.contains("TO SAVEPOINT holdfast_probe")) {
            throw new SQLException("a trigger has failed", "HY000", 12345);
          }
          return call.proceed();
        };
    try (Host host = new Host(TestDatabase.h2(), Kind.AWARE, false)) {
      DataSource source = HookedDataSource.of(host.source.asDataSource(), failing);
      Inventory inventory = Inventory.create(JdbcInventoryStore.create(source));
      host.beginsToWrite();
      assertThatExceptionOfType(InventoryException.class)
          .isThrownBy(() -> inventory.level(host.shop.key("tee")))
          .withStackTraceContaining("a trigger has failed");
      host.writesOneMore();
      assertThat(host.ends(true)).isEqualTo(2);
    }
  }

  @Test
  void aDataSourceThatIsKnownForItIsRefusedBeforeAnyConnection() {
    DataSource known = new TransactionAwareDataSourceProxy();
    DataSource derived = new TransactionAwareDataSourceProxy() {};
    for (DataSource source : List.of(known, derived)) {
      assertThatExceptionOfType(ConfigurationException.class)
          .isThrownBy(() -> JdbcInventoryStore.create(source))
          .withMessageContaining("within(connection)");
    }
  }

  /** Simulates a host that has a separate table beside the stock. */
  private static final class Host implements AutoCloseable {
    final TestShop shop;
    final BoundDataSource source;
    Connection bound;

    Host(TestDatabase database, Kind kind, boolean autoCommit) throws SQLException {
      shop = TestShop.another(SCHEMAS.of(database));
      shop.receive("tee", 5);
      shop.execute("CREATE TABLE IF NOT EXISTS letter (n INT)", "DELETE FROM letter");
      source =
          new BoundDataSource(shop.schema().pool(config -> config.setAutoCommit(autoCommit)), kind);
    }

    JdbcInventoryStore open() {
      return JdbcInventoryStore.builder(source.asDataSource()).build();
    }

    void beginsToWrite() throws SQLException {
      bound = source.begin();
      writesOneMore();
    }

    void writesOneMore() throws SQLException {
      try (Statement statement = bound.createStatement()) {
        statement.execute("INSERT INTO letter VALUES (1)");
      }
    }

    /** Ends the transaction, deletes the host's rows and returns their number. */
    int ends(boolean commits) throws SQLException {
      if (commits) {
        source.commit();
      } else {
        source.rollback();
      }
      int letters = letters();
      shop.execute("DELETE FROM letter");
      return letters;
    }

    /** Returns the number of rows that other transactions see. */
    int letters() throws SQLException {
      return shop.schema().query("SELECT n FROM letter").size();
    }

    @Override
    public void close() {
      shop.close();
    }
  }
}
