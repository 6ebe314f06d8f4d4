package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.SqlWrite;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests rows that another transaction has locked. */
@Timeout(60)
class LockIT {
  private static final int ORDERS = Campaign.size(80, 200);

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void ordersWithTheirLinesInOppositeOrderAllSucceed(TestDatabase database) throws Exception {
    oppositeOrders(database, LaneOptions.DEFAULT, 10);
  }

  /**
   * Runs without lanes, which would put the orders of a shop into a queue; so the orders conflict
   * in the database.
   */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void andWithoutLanes(TestDatabase database) throws Exception {
    oppositeOrders(database, LaneOptions.OFF, 10);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void andWithoutLanesOnAPoolOfTwo(TestDatabase database) throws Exception {
    oppositeOrders(database, LaneOptions.OFF, 2);
  }

  private static void oppositeOrders(TestDatabase database, LaneOptions lanes, int connections)
      throws Exception {
    Receipts receipts = new Receipts();
    CyclicBarrier barrier = new CyclicBarrier(8);
    try (TestSchema schema = database.fresh();
        HikariDataSource pool = schema.pool(config -> config.setMaximumPoolSize(connections));
        Inventory inventory = stocked(Shop.open(pool, lanes))) {
      Buyer buyer = new Buyer(inventory, receipts);
      Crowd.run(
          8,
          ORDERS,
          n -> {
            await(barrier);
            Line apple = Shop.line("apple", 1);
            Line pear = Shop.line("pear", 2);
            Line[] lines = n % 2 == 0 ? new Line[] {apple, pear} : new Line[] {pear, apple};
            buyer.settle(Order.mixed("order-", n, lines));
          });
      Books.agreeWith(receipts, inventory);
    }
    assertThat(receipts.busy).as("busy").hasValue(0);
    assertThat(receipts.unavailable).as("unavailable, %s", receipts.firstFault()).hasValue(0);
    assertThat(receipts.unknown).as("unknown").hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aDeadlockThatSomebodyElseCausesNeverReachesTheCaller(ServerDatabase database)
      throws Exception {
    try (TestSchema schema = database.fresh();
        HikariDataSource pool = schema.pool();
        Inventory inventory = stocked(Shop.open(pool))) {
      schema.execute("CREATE TABLE weight (n INT) ENGINE=InnoDB");
      CompletableFuture<Outcome<Reservation>> order;
      try (LockedRow foreign = LockedRow.of(schema, "pear")) {
        foreign.gainWeight();
        order =
            CompletableFuture.supplyAsync(() -> sellBoth(inventory)).orTimeout(1, TimeUnit.MINUTES);
        Sessions.awaitLockWait(database.server(), schema);
        // The library has locked the apples and waits for the pears. The database must roll back
        // the library's transaction, or this would throw.
        foreign.lock("apple");
      }
      assertThat(order.orTimeout(60, TimeUnit.SECONDS).join().isDone()).isTrue();
      assertThat(order.orTimeout(60, TimeUnit.SECONDS).join().isReplayed()).isFalse();
      assertThat(Shop.level(inventory, "apple").committed()).isEqualTo(1);
      Books.areClean(inventory);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aRowThatIsLockedForLongIsWaitedForMoreThanOnce(ServerDatabase database) throws Exception {
    try (TestSchema schema = database.fresh();
        HikariDataSource pool = impatient(schema);
        Inventory inventory = stocked(Shop.open(pool))) {
      CompletableFuture<Outcome<Reservation>> order;
      LockedRow foreign = LockedRow.of(schema, "pear");
      try {
        order =
            CompletableFuture.supplyAsync(() -> sellBoth(inventory)).orTimeout(1, TimeUnit.MINUTES);
        Sessions.awaitLockWaits(database.server(), schema, 2);
        assertThat(order).isNotDone();
      } finally {
        foreign.close();
      }
      assertThat(order.orTimeout(60, TimeUnit.SECONDS).join().isDone()).isTrue();
      assertThat(Shop.level(inventory, "pear").committed()).isEqualTo(1);
      Books.areClean(inventory);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aRowThatStaysLockedIsBusyAndNothingHasChanged(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh();
        HikariDataSource pool = impatient(schema);
        Inventory inventory = stocked(Shop.openImpatient(pool))) {
      try (LockedRow foreign = LockedRow.of(schema, "pear")) {
        assertThatThrownBy(() -> sellBoth(inventory)).isInstanceOf(BusyException.class);
        // A statement that timed out leaves its transaction open, and with it the lock on the
        // apples. The store must roll it back.
        foreign.lock("apple");
      }
      assertThat(inventory.reservation(Shop.ID, new ReservationId("order-1"))).isEmpty();
      assertThat(Shop.level(inventory, "apple").committed()).isZero();
      assertThat(sellBoth(inventory).isReplayed()).isFalse();
      assertThat(Shop.level(inventory, "apple").committed()).isEqualTo(1);
      Books.areClean(inventory);
    }
  }

  /** H2 does not wait for a new row of another transaction. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void anOrderWhoseRowAnotherClientHasInsertedFailsAlone(ServerDatabase database) throws Exception {
    failsAlone(
        database,
        "INSERT INTO shop_order VALUES ('order-5', 'another client', 1)",
        OrderRows.of(new ReservationId("order-5")));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void anOrderWhoseRowStaysLockedFailsAlone(TestDatabase database) throws Exception {
    failsAlone(
        database,
        "UPDATE shop_counter SET n = n + 1",
        SqlWrite.of("UPDATE shop_counter SET n = n + 1 WHERE id = ?", 1));
  }

  private static void failsAlone(TestDatabase database, String locking, SqlWrite waiting)
      throws Exception {
    try (TestSchema schema = database.fresh();
        HikariDataSource pool = impatient(schema);
        Inventory inventory = stocked(Shop.open(pool))) {
      OrderRows.create(schema);
      schema.execute(
          "CREATE TABLE shop_counter (id INT PRIMARY KEY, n INT NOT NULL)",
          "INSERT INTO shop_counter VALUES (1, 0)");
      Map<String, CompletableFuture<Outcome<Reservation>>> orders = new TreeMap<>();
      try (Connection foreign = schema.connect()) {
        foreign.setAutoCommit(false);
        try (Statement statement = foreign.createStatement()) {
          statement.execute(locking);
        }
        for (int i = 0; i < 12; i++) {
          ReservationId id = new ReservationId("order-" + i);
          orders.put(id.value(), withRow(inventory, id, i == 5 ? waiting : OrderRows.of(id)));
        }
        CompletableFuture<Outcome<Reservation>> locked = orders.remove("order-5");
        assertThatThrownBy(() -> locked.get(50, TimeUnit.SECONDS))
            .cause()
            .isInstanceOfSatisfying(
                HostWriteException.class, it -> assertThat(it.isRetryable()).as("%s", it).isTrue());
        for (var order : orders.values()) {
          assertThat(order.get(50, TimeUnit.SECONDS).isReplayed()).isFalse();
        }
        foreign.rollback();
      }
      assertThat(Shop.level(inventory, "apple").committed()).isEqualTo(11);
      ReservationId again = new ReservationId("order-5");
      orders.put("order-5", withRow(inventory, again, OrderRows.of(again)));
      assertThat(orders.get("order-5").get(50, TimeUnit.SECONDS).isReplayed()).isFalse();
      OrderRows.agree(schema, orders.keySet());
      Books.areClean(inventory);
    }
  }

  private static CompletableFuture<Outcome<Reservation>> withRow(
      Inventory inventory, ReservationId id, SqlWrite row) {
    return inventory
        .alongside(row)
        .commitAsync(CommitRequest.of(Shop.ID, id, Shop.line("apple", 1)))
        .toCompletableFuture();
  }

  private static Inventory stocked(Inventory inventory) {
    Shop.stock(inventory, "apple", 1_000_000);
    Shop.stock(inventory, "pear", 1_000_000);
    return inventory;
  }

  private static HikariDataSource impatient(TestSchema schema) throws SQLException {
    String sql =
        schema.engine() == Engine.H2
            ? "SET LOCK_TIMEOUT 200"
            : "SET SESSION innodb_lock_wait_timeout = 1";
    return schema.impatientPool(Duration.ofSeconds(1), config -> config.setConnectionInitSql(sql));
  }

  private static Outcome<Reservation> sellBoth(Inventory inventory) {
    return inventory.commit(
        CommitRequest.of(
            Shop.ID, new ReservationId("order-1"), Shop.line("pear", 1), Shop.line("apple", 1)));
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
