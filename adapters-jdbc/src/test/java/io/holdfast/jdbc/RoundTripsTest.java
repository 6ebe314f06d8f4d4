package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.testing.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that round trips do not increase with the number of lines, and are as few as documented.
 */
class RoundTripsTest {
  private static final ShopId SHOP = new ShopId("shop");

  private final RoundTrips roundTrips = new RoundTrips();
  private int ids;

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void doNotDependOnTheNumberOfLines(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      Inventory inventory = inventory(schema);
      Map<String, Integer> one = perCommand(inventory, lines(1));
      assertThat(perCommand(inventory, lines(4))).isEqualTo(one);
      assertThat(perCommand(inventory, lines(16))).isEqualTo(one);
      assertThat(perCommand(inventory, lines(50))).isEqualTo(one);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void doNotDependOnTheNumberOfUnits(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      Inventory inventory = inventory(schema);
      Map<String, Integer> one = perCommand(inventory, List.of(seats("hall1", 1)));
      assertThat(perCommand(inventory, List.of(seats("hall16", 16)))).isEqualTo(one);
      assertThat(perCommand(inventory, List.of(seats("hall500", 500)))).isEqualTo(one);
      assertThat(perCommand(inventory, List.of(seats("a", 50), seats("b", 7)))).isEqualTo(one);
    }
  }

  @Test
  void areAsFewAsDocumented() {
    try (TestSchema schema = TestDatabase.mariaDb().fresh()) {
      Map<String, Integer> expected = new LinkedHashMap<>();
      expected.put("receive new keys", 6);
      expected.put("receive", 6);
      expected.put("commit", 5);
      expected.put("commit again", 3);
      expected.put("commit too much", 3);
      expected.put("hold", 6);
      expected.put("extend", 7);
      expected.put("commit held", 7);
      expected.put("dispatch", 7);
      expected.put("hold again", 6);
      expected.put("release", 7);
      expected.put("release unknown", 3);
      expected.put("cancel", 6);
      expected.put("availability", 2);
      assertThat(perCommand(inventory(schema), lines(3))).containsExactlyEntriesOf(expected);
    }
  }

  @Test
  void areMoreWhereThePoolHasToBeSetUpEachTime() {
    try (TestSchema schema = TestDatabase.mariaDb().fresh()) {
      Inventory inventory =
          Inventory.create(
              JdbcInventoryStore.builder(
                      roundTrips.watch(
                          schema.pool(
                              config -> {
                                config.setAutoCommit(true);
                                config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
                              })))
                  .schema(SchemaMode.CREATE)
                  .optimisticReads(false)
                  .build());
      assertThat(perCommand(inventory, lines(1))).containsEntry("commit", 8);
    }
  }

  /** Counts at the server, because drivers send statements that are not visible in Java. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void areAsFewForTheServer(TestDatabase database) throws SQLException {
    askTheServer(database, false, 5, 6);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void areTwoLessWhereWhatIsThereIsGuessed(TestDatabase database) throws SQLException {
    askTheServer(database, true, 3, 4);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void areNoMoreWhereAnotherProcessSellsTheSame(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      Inventory inventory = Inventory.create(store(pool));
      Inventory other = Inventory.create(JdbcInventoryStore.create(schema.pool()));
      Line[] lines = {Line.of("hat", 2), Line.of("tee", 1)};
      inventory.receive(receipt(lines).creatingWith(StockPolicy.quantity())).orElseThrow();
      for (int i = 0; i < 12; i++) {
        inventory.receive(receipt(lines)).orElseThrow();
      }
      inventory.commit(order(lines)).orElseThrow();
      for (int i = 0; i < 3; i++) {
        other.commit(order(lines)).orElseThrow();
        assertThat(asked(pool, () -> inventory.commit(order(lines)).orElseThrow())).isEqualTo(3);
        assertThat(asked(pool, () -> inventory.commit(order(lines[1])).orElseThrow())).isEqualTo(3);
      }
      assertThat(inventory.verify(SHOP).violations()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void areThreeAndTheCommitInTheTransactionOfTheHost(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      Inventory inventory = Inventory.create(store(pool));
      Line line = Line.of("tee", 1);
      inventory
          .receive(receipt(Line.of("tee", 9)).creatingWith(StockPolicy.quantity()))
          .orElseThrow();
      JdbcInventoryStore ofTheHost = store(pool);
      commitWithin(pool, ofTheHost, order(line));
      assertThat(asked(pool, () -> commitWithin(pool, ofTheHost, order(line)))).isEqualTo(4);
      assertThat(asked(pool, () -> commitWithin(pool, ofTheHost, order(line)))).isEqualTo(4);
      assertThat(inventory.verify(SHOP).violations()).isEmpty();
    }
  }

  private static JdbcInventoryStore store(DataSource pool) {
    return store(pool, true);
  }

  private static JdbcInventoryStore store(DataSource pool, boolean guessing) {
    return JdbcInventoryStore.builder(pool)
        .schema(SchemaMode.CREATE)
        .optimisticReads(guessing)
        .clock(new SettableClock()) // that of the database is read twice a second
        .build();
  }

  private static void commitWithin(
      DataSource pool, JdbcInventoryStore store, CommitRequest request) {
    try (Connection connection = pool.getConnection()) {
      store.within(connection).commit(request).orElseThrow();
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void askTheServer(TestDatabase database, boolean guessing, long forCommit, long forHold)
      throws SQLException {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      Inventory inventory = Inventory.create(store(pool, guessing));
      Line line = Line.of("tee", 1);
      Line[] lines = {line, Line.of("hat", 2), Line.of("sock", 1)};
      for (int i = 0; i < 10; i++) {
        inventory.receive(receipt(lines).creatingWith(StockPolicy.quantity())).orElseThrow();
      }
      assertThat(asked(pool, () -> inventory.commit(order(lines)).orElseThrow()))
          .as("several lines")
          .isEqualTo(forCommit);
      assertThat(asked(pool, () -> inventory.commit(order(line)).orElseThrow()))
          .isEqualTo(forCommit);
      ReservationId held = reservation();
      HoldRequest hold = HoldRequest.of(SHOP, held, Duration.ofHours(1), line);
      assertThat(asked(pool, () -> inventory.hold(hold).orElseThrow())).isEqualTo(forHold);
      CommitRequest ofHold = CommitRequest.ofHold(SHOP, held);
      assertThat(asked(pool, () -> inventory.commit(ofHold).orElseThrow())).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void areNoMoreWhereAHoldHasExpired(TestDatabase database) throws SQLException {
    SettableClock clock = new SettableClock();
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      Inventory inventory =
          Inventory.create(
              JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).clock(clock).build());
      Line line = Line.of("tee", 1);
      inventory
          .receive(receipt(Line.of("tee", 9)).creatingWith(StockPolicy.quantity()))
          .orElseThrow();
      inventory
          .hold(HoldRequest.of(SHOP, reservation(), Duration.ofMinutes(1), line))
          .orElseThrow();
      clock.advance(Duration.ofMinutes(1));
      inventory.commit(order(line)).orElseThrow();
      assertThat(asked(pool, () -> inventory.commit(order(line)).orElseThrow())).isEqualTo(3);
    }
  }

  /** Counts one SELECT, and the ROLLBACK that a pool without autocommit needs. */
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void areOneReadWhereAllIsRefused(TestDatabase database) throws SQLException {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      JdbcInventoryStore store = store(pool);
      Inventory inventory = Inventory.create(store);
      Line[] lines = {Line.of("tee", 1), Line.of("hat", 1)};
      inventory.receive(receipt(lines).creatingWith(StockPolicy.quantity())).orElseThrow();
      inventory.commit(order(lines)).orElseThrow();
      for (int i = 0; i < 12; i++) {
        assertThat(inventory.commit(order(lines)).isDone()).isFalse();
        store.read(orders(500, lines));
      }
      assertThat(asked(pool, () -> inventory.commit(order(lines)))).isEqualTo(2);
      assertThat(asked(pool, () -> store.read(orders(500, lines)))).isEqualTo(2);
      assertThat(inventory.verify(SHOP).violations()).isEmpty();
    }
  }

  /** Returns the rows that as many new orders need together. */
  private Footprint orders(int count, Line... lines) {
    Footprint.Builder all = Footprint.of(SHOP);
    for (Line line : lines) {
      all.key(line.key(SHOP));
    }
    for (int i = 0; i < count; i++) {
      all.entry(reservation().entry());
    }
    return all.build();
  }

  private CommitRequest order(Line... lines) {
    return CommitRequest.of(SHOP, reservation(), lines);
  }

  private static long asked(DataSource pool, Runnable work) throws SQLException {
    return ServerCounters.increase(pool, "Questions", work);
  }

  private Inventory inventory(TestSchema schema) {
    return Inventory.create(
        JdbcInventoryStore.builder(roundTrips.watch(schema.pool()))
            .schema(SchemaMode.CREATE)
            .optimisticReads(false)
            .build());
  }

  private static List<Line> lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> Line.of("sku-" + count + "-" + i, 1)).toList();
  }

  private static Line seats(String hall, int count) {
    return Line.units(
        hall, IntStream.range(0, count).mapToObj(i -> "s" + i).toArray(String[]::new));
  }

  private Map<String, Integer> perCommand(Inventory inventory, List<Line> lines) {
    Line[] all = lines.toArray(Line[]::new);
    boolean units = !lines.get(0).units().isEmpty();
    StockPolicy policy = units ? StockPolicy.units() : StockPolicy.quantity();
    ReservationId sold = reservation();
    ReservationId held = reservation();
    ReservationId heldAgain = reservation();
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("receive new keys", of(() -> inventory.receive(receipt(all).creatingWith(policy))));
    if (!units) {
      counts.put("receive", of(() -> inventory.receive(receipt(all))));
    }
    counts.put("commit", of(() -> inventory.commit(CommitRequest.of(SHOP, sold, all))));
    counts.put("commit again", of(() -> inventory.commit(CommitRequest.of(SHOP, sold, all))));
    if (units) {
      counts.put("cancel", of(() -> inventory.cancel(SHOP, sold)));
    } else {
      List<Line> most = new ArrayList<>();
      lines.forEach(line -> most.add(Line.of(line.sku(), 99)));
      CommitRequest tooMuch = CommitRequest.of(SHOP, reservation(), most.toArray(Line[]::new));
      counts.put("commit too much", of(() -> inventory.commit(tooMuch)));
    }
    Duration ttl = Duration.ofHours(1);
    counts.put("hold", of(() -> inventory.hold(HoldRequest.of(SHOP, held, ttl, all))));
    counts.put("extend", of(() -> inventory.extend(SHOP, held, ttl.multipliedBy(2))));
    counts.put("commit held", of(() -> inventory.commit(CommitRequest.ofHold(SHOP, held))));
    counts.put("dispatch", of(() -> inventory.dispatch(SHOP, held)));
    if (!units) {
      inventory.receive(receipt(all)).orElseThrow();
      counts.put("hold again", of(() -> inventory.hold(HoldRequest.of(SHOP, heldAgain, ttl, all))));
      counts.put("release", of(() -> inventory.release(SHOP, heldAgain)));
      counts.put("release unknown", of(() -> inventory.release(SHOP, reservation())));
      counts.put("cancel", of(() -> inventory.cancel(SHOP, sold)));
      AvailabilityRequest asked = AvailabilityRequest.of(SHOP, all);
      counts.put("availability", of(() -> inventory.availability(asked)));
    }
    assertThat(inventory.verify(SHOP).violations()).isEmpty();
    return counts;
  }

  private int of(Runnable work) {
    return roundTrips.of(work);
  }

  private ReceiveRequest receipt(Line... lines) {
    return ReceiveRequest.of(SHOP, new OperationId("receipt-" + ++ids), lines);
  }

  private ReservationId reservation() {
    return new ReservationId("order-" + ++ids);
  }
}
