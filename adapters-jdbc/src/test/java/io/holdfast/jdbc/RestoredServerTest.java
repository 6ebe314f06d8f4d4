package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a server that has lost its last commits, after a restore or a fail-over, and counts up to
 * the same versions again. Values that a process remembers from before must not be used.
 */
class RestoredServerTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static final String SERVERS = "io.holdfast.jdbc.servers.TestDatabase#servers";
  private static final List<String> TABLES = List.of("stock_level", "entry", "hold", "outbox");

  private static void backUp(TestShop shop) {
    for (String table : TABLES) {
      shop.execute("CREATE TABLE saved_" + table + " AS SELECT * FROM holdfast_" + table);
    }
  }

  private static void restore(TestShop shop) {
    for (String table : TABLES) {
      shop.execute(
          "DELETE FROM holdfast_" + table,
          "INSERT INTO holdfast_" + table + " SELECT * FROM saved_" + table);
    }
  }

  private static void cutConnections(TestShop shop) throws SQLException {
    List<String> others =
        shop.schema()
            .query(
                "SELECT id FROM information_schema.processlist"
                    + " WHERE db = DATABASE() AND id <> CONNECTION_ID()");
    shop.execute(others.stream().map("KILL "::concat).toArray(String[]::new));
  }

  private static void assertSoldOut(Outcome<?> outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            it -> assertThat(it.reason()).isInstanceOf(InsufficientStock.class));
  }

  private static void sell(Inventory inventory, TestShop shop, String name, Line... lines) {
    inventory.commit(shop.order(name, lines)).orElseThrow();
  }

  /**
   * Sells three times in one process, lets the server lose two of the sales, and sells the rest in
   * another process.
   */
  private static void sellOutBehind(TestShop shop, boolean cut, Line... lines) throws SQLException {
    try (Inventory other = shop.elsewhere()) {
      sell(shop.inventory(), shop, "a1", lines);
      backUp(shop);
      sell(shop.inventory(), shop, "a2", lines);
      sell(shop.inventory(), shop, "a3", lines);
      restore(shop);
      if (cut) {
        cutConnections(shop);
      }
      sell(other, shop, "b1", times(5, lines));
      sell(other, shop, "b2", times(4, lines));
      sell(shop.inventory(), shop, "a4", Line.of("cup", 1));
    }
  }

  private static Line[] times(int count, Line... lines) {
    Line[] more = lines.clone();
    for (int i = 0; i < lines.length; i++) {
      more[i] = Line.of(lines[i].sku().value(), count);
    }
    return more;
  }

  private static void isNotBelieved(
      TestDatabase database, boolean cut, Function<TestShop, Outcome<?>> next, Line... lines)
      throws SQLException {
    try (TestShop shop = TestShop.open(database)) {
      shop.receive("cup", 10);
      for (Line line : lines) {
        shop.receive(line.sku().value(), 10);
      }
      sellOutBehind(shop, cut, lines);

      assertSoldOut(next.apply(shop));
      assertThat(shop.available("tee")).isZero();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatWasSoldAfterARestoreIsNotSoldAgain(TestDatabase database) throws SQLException {
    isNotBelieved(
        database,
        true,
        shop -> shop.inventory().commit(shop.order("a5", Line.of("tee", 1))),
        Line.of("tee", 1));
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatWasSoldIsNotSoldAgainWhereNoConnectionWasCut(TestDatabase database) throws SQLException {
    isNotBelieved(
        database,
        false,
        shop -> shop.inventory().commit(shop.order("a5", Line.of("tee", 1))),
        Line.of("tee", 1));
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatWasSoldIsNotHeldAfterARestore(TestDatabase database) throws SQLException {
    isNotBelieved(
        database,
        false,
        shop -> shop.inventory().hold(shop.hold("a5", Line.of("tee", 1))),
        Line.of("tee", 1));
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void anOrderOfSeveralArticlesIsNotSoldAgain(TestDatabase database) throws SQLException {
    Line[] lines = {Line.of("hat", 1), Line.of("tee", 1), Line.of("sock", 1)};
    isNotBelieved(database, false, shop -> shop.inventory().commit(shop.order("a5", lines)), lines);
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void aCorrectionByHandCountsThoughItKeepsTheVersion(TestDatabase database) {
    for (String correction : List.of("on_hand = 2", "safety_stock = 8", "committed = 10")) {
      try (TestShop shop = TestShop.another(SCHEMAS.of(database))) {
        shop.receive("tee", 10);
        sell(shop.inventory(), shop, "a1", Line.of("tee", 1));
        sell(shop.inventory(), shop, "a2", Line.of("tee", 1));
        shop.execute("UPDATE holdfast_stock_level SET " + correction + " WHERE " + shop.isOurs());

        assertThat(shop.inventory().commit(shop.order("a3", Line.of("tee", 1))).isDone())
            .as(correction)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void whatIsAskedOfTheSupplierIsNotOverwritten(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database))) {
      shop.receive(Line.of("tee", 10), StockPolicy.quantity());
      sell(shop.inventory(), shop, "a1", Line.of("tee", 1));
      sell(shop.inventory(), shop, "a2", Line.of("tee", 1));
      String stored = restockPolicyOf(shop);
      shop.execute(
          "UPDATE holdfast_stock_level SET restock = '" + stored + "' WHERE " + shop.isOurs());

      sell(shop.inventory(), shop, "a3", Line.of("tee", 1));
      assertThat(shop.inventory().level(shop.key("tee")).orElseThrow().committed()).isEqualTo(3);
      assertThat(restockOf(shop, "tee")).isEqualTo(stored);
    }
  }

  /** The fence of a lease that was lost is given again to the next lease. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aLeaseOfTheTimeBeforeTheRestoreSettlesNothing(TestDatabase database) {
    try (TestShop shop = TestShop.open(database)) {
      shop.receive("tee", 1);
      RestockPolicy policy = RestockPolicy.lots(new SupplierId("supplier-1"), 5, 10);
      shop.inventory().setRestockPolicy(shop.key("tee"), policy).orElseThrow();
      RestockOutbox outbox = shop.store().restockOutbox();
      backUp(shop);
      OutboxMessage<RestockRequest> old = leased(shop);
      restore(shop);
      shop.clock().advance(Duration.ofSeconds(1));
      OutboxMessage<RestockRequest> mine = leased(shop);
      assertThat(mine.fencingToken()).isEqualTo(old.fencingToken());

      assertSettlesNothing(shop, old);
      Instant next = shop.clock().instant().plus(Duration.ofDays(1));
      assertThat(outbox.settle(shop.id(), List.of(new Settlement.Sent<>(mine, next)))).isEmpty();
      assertSettlesNothing(shop, old);
    }
  }

  private static OutboxMessage<RestockRequest> leased(TestShop shop) {
    return shop.store().restockOutbox().lease(shop.id(), 1, Duration.ofMinutes(1)).get(0);
  }

  private static void assertSettlesNothing(TestShop shop, OutboxMessage<RestockRequest> old) {
    RestockOutbox outbox = shop.store().restockOutbox();
    List<OutboxMessage<RestockRequest>> before = outbox.messages(shop.id(), null, 10);
    List<Settlement<RestockRequest>> late =
        List.of(
            new Settlement.Begun<>(old.tried()),
            new Settlement.Retry<>(old, Duration.ZERO, "late"),
            new Settlement.Blocked<>(old, "late"),
            new Settlement.Removed<>(old));
    for (Settlement<RestockRequest> settlement : late) {
      assertThat(outbox.settle(shop.id(), List.of(settlement)))
          .as("%s", settlement)
          .containsExactly(old.content().id());
      assertThat(outbox.messages(shop.id(), null, 10)).isEqualTo(before);
    }
  }

  /** Returns the stored text of a policy, taken from another article. */
  private static String restockPolicyOf(TestShop shop) throws SQLException {
    shop.receive("cup", 100);
    shop.inventory()
        .setRestockPolicy(shop.key("cup"), RestockPolicy.lots(new SupplierId("supplier-1"), 5, 10))
        .orElseThrow();
    return restockOf(shop, "cup");
  }

  private static String restockOf(TestShop shop, String sku) throws SQLException {
    String query =
        "SELECT restock FROM holdfast_stock_level WHERE sku = '" + sku + "' AND " + shop.isOurs();
    return Objects.requireNonNull(shop.schema().query(query).get(0));
  }

  /** The events between two sales of one process. */
  enum Event {
    NOTHING(false),
    CONNECTION_LOST(true, new SQLException("gone", "08S01", 2013)),
    SERVER_READ_ONLY(true, new SQLException("read-only", "HY000", 1290)),
    SERVER_IN_READ_ONLY_MODE(true, new SQLException("read-only", "HY000", 1836)),
    TRANSACTION_READ_ONLY(true, new SQLException("read-only", "25006", 1792)),
    SERVER_OFFLINE(true, new SQLException("offline", "HY000", 3032)),
    SESSION_KILLED(true, new SQLException("killed", "HY000", 3169)),
    NEW_CONNECTION(true),
    ARTICLE_BUSY(false, new SQLException("lock wait", "40001", 1205));

    final boolean forgets;

    final @Nullable SQLException fault;

    Event(boolean forgets) {
      this(forgets, null);
    }

    Event(boolean forgets, @Nullable SQLException fault) {
      this.forgets = forgets;
      this.fault = fault;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRememberedIsForgottenWhereAnotherServerMayAnswer(Event event) throws SQLException {
    AtomicReference<@Nullable SQLException> next = new AtomicReference<>();
    List<String> locked = new CopyOnWriteArrayList<>();
    HookedDataSource.Hook hook =
        (target, method, args, call) -> {
          if (args.length > 0 && String.valueOf(args[0]).contains("FOR UPDATE")) {
            locked.add(method.getName());
          }
          SQLException fault =
              method.getName().equals("executeUpdate") ? next.getAndSet(null) : null;
          if (fault != null) {
            throw fault;
          }
          return call.proceed();
        };
    try (TestShop shop = TestShop.another(SCHEMAS.of(TestDatabase.mariaDb()), hook)) {
      shop.receive("tee", 10);
      shop.receive("cup", 10);
      sell(shop.inventory(), shop, "a1", Line.of("tee", 1));
      next.set(event.fault);
      List<Connection> taken = new ArrayList<>();
      for (int i = 0; event == Event.NEW_CONNECTION && i < 6; i++) {
        taken.add(shop.host());
      }
      sell(shop.inventory(), shop, "a2", Line.of("cup", 1));
      for (Connection connection : taken) {
        connection.close();
      }
      locked.clear();

      sell(shop.inventory(), shop, "a3", Line.of("tee", 1));
      assertThat(!locked.isEmpty()).as("loaded").isEqualTo(event.forgets);
      shop.assertSound();
    }
  }
}
