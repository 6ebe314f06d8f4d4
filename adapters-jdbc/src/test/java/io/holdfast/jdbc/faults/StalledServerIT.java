package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.faults.CommitProxy.Fault;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a server that accepts a statement and never answers it, on connections that wait forever
 * unless the library sets a time-out. If the library does not, the time-out of the test ends it.
 */
@Timeout(120)
class StalledServerIT {
  private static final Duration FOREVER = Duration.ZERO;
  private static final Duration NETWORK_TIMEOUT = Duration.ofMillis(750);
  private static final int MORE_THAN_A_START_TAKES = 400;

  static Stream<ServerDatabase> servers() {
    return TestDatabase.servers();
  }

  /** Returns the calls of a host to a store, each with a separate id. */
  private static Map<String, BiConsumer<JdbcInventoryStore, String>> calls() {
    Map<String, BiConsumer<JdbcInventoryStore, String>> calls = new LinkedHashMap<>();
    Line lamp = Shop.line("lamp", 1);
    calls.put(
        "commit",
        (store, id) ->
            in(store).commit(CommitRequest.of(Shop.ID, new ReservationId(id), lamp)).orElseThrow());
    calls.put(
        "hold",
        (store, id) ->
            in(store)
                .hold(HoldRequest.of(Shop.ID, new ReservationId(id), Duration.ofMinutes(9), lamp))
                .orElseThrow());
    calls.put("level", (store, id) -> assertThat(in(store).level(Shop.key("lamp"))).isPresent());
    calls.put(
        "find",
        (store, id) -> assertThat(in(store).reservation(Shop.ID, new ReservationId(id))).isEmpty());
    calls.put("levels", (store, id) -> assertThat(store.levels(Shop.ID, null, 10)).isNotEmpty());
    calls.put("verify", (store, id) -> Books.areClean(in(store)));
    calls.put(
        "claim",
        (store, id) ->
            IdempotentExecutor.create(store.idempotency())
                .run(
                    ClaimRequest.of(
                        new IdempotencyKey(Shop.ID, "pay", id), Fingerprint.sha256("body")),
                    () -> "paid"));
    calls.put("sweep", (store, id) -> store.idempotency().sweep(10));
    calls.put(
        "outbox", (store, id) -> store.restockOutbox().lease(Shop.ID, 10, Duration.ofSeconds(5)));
    return calls;
  }

  private static Inventory in(JdbcInventoryStore store) {
    return Inventory.builder(store).lanes(LaneOptions.OFF).build();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void everyCallGoesOnWhicheverOfItsStatementsIsNotAnswered(ServerDatabase database)
      throws Exception {
    try (CommitProxy proxy = new CommitProxy(database.server().address());
        TestSchema schema =
            database.server().freshVia(proxy.address(), database.driver(), FOREVER)) {
      HikariDataSource pool = schema.pool();
      JdbcInventoryStore store = open(pool);
      Shop.stock(in(store), "lamp", 1_000);
      int sold = 0;
      for (Map.Entry<String, BiConsumer<JdbcInventoryStore, String>> call : calls().entrySet()) {
        boolean reached = true;
        for (int statement = 1; reached; statement++) {
          String id = call.getKey() + "-" + statement;
          connect(pool);
          proxy.onCommand(statement, Fault.STALL_ANSWER);
          call.getValue().accept(store, id);
          reached = proxy.isSpent();
          sold += call.getKey().equals("commit") ? 1 : 0;
          assertThat(reached || statement > 1).as("statements of %s", call.getKey()).isTrue();
        }
        proxy.onNextCommit(Fault.NONE);
      }
      assertThat(Shop.level(in(store), "lamp").committed()).isEqualTo(sold);
      Books.areClean(in(store));
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aStartEndsWhicheverOfItsStatementsIsNotAnswered(ServerDatabase database) throws Exception {
    try (CommitProxy proxy = new CommitProxy(database.server().address())) {
      boolean reached = true;
      // The creation of the tables takes very many statements. Only the first ones differ from each
      // other.
      for (int statement = 1;
          reached && statement < MORE_THAN_A_START_TAKES;
          statement += step(statement)) {
        try (TestSchema schema =
                database.server().freshVia(proxy.address(), database.driver(), FOREVER);
            HikariDataSource pool = schema.pool()) {
          connect(pool);
          proxy.onCommand(statement, Fault.STALL_ANSWER);
          Inventory inventory = in(open(pool));
          reached = proxy.isSpent();
          proxy.onNextCommit(Fault.NONE);
          assertThat(inventory.level(Shop.key("lamp"))).isEmpty();
        }
      }
      assertThat(reached).isFalse();
    }
  }

  /**
   * Opens some connections in advance, because the time to open one depends on the pool and its
   * driver.
   */
  private static void connect(DataSource pool) throws SQLException {
    try (Connection one = pool.getConnection();
        Connection two = pool.getConnection();
        Connection three = pool.getConnection()) {
      assertThat(List.of(one, two, three)).doesNotHaveDuplicates();
    }
  }

  private static int step(int statement) {
    return statement < Campaign.size(4, 12) ? 1 : Campaign.size(61, 13);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aServerThatNeverAnswersAgainIsAwayForEveryCall(ServerDatabase database) throws Exception {
    try (CommitProxy proxy = new CommitProxy(database.server().address());
        TestSchema schema =
            database.server().freshVia(proxy.address(), database.driver(), FOREVER)) {
      HikariDataSource pool =
          schema.pool(
              config -> {
                config.setConnectionTimeout(1_000);
                config.setValidationTimeout(500);
              });
      JdbcInventoryStore store = open(pool, Duration.ofSeconds(1));
      Shop.stock(in(store), "lamp", 10);
      for (Map.Entry<String, BiConsumer<JdbcInventoryStore, String>> call : calls().entrySet()) {
        proxy.stall();
        assertThatThrownBy(() -> call.getValue().accept(store, call.getKey()))
            .as(call.getKey())
            .isInstanceOf(InventoryException.class);
        assertThatThrownBy(() -> open(pool, Duration.ofSeconds(1)))
            .isInstanceOf(InventoryException.class);
        proxy.answerAgain();
        reconnect(pool);
      }
      Books.areClean(in(store));
    }
  }

  /** Waits until the pool has noticed that the server answers again. */
  private static void reconnect(DataSource pool) throws SQLException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (true) {
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
        return;
      } catch (SQLException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
      }
    }
  }

  private static JdbcInventoryStore open(DataSource source) {
    return open(source, Duration.ofSeconds(5));
  }

  private static JdbcInventoryStore open(DataSource source, Duration deadline) {
    return JdbcInventoryStore.builder(source)
        .schema(SchemaMode.CREATE)
        .networkTimeout(NETWORK_TIMEOUT)
        .deadline(deadline)
        .build();
  }
}
