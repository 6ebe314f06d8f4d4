package io.holdfast.jdbc.faults;

import static io.holdfast.jdbc.faults.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.jdbc.HookedDataSource;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.servers.DatabaseServer;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.MySqlServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests a server that is repeatedly killed under load and restarted on its data. The load consists
 * of sales with and without a hold, abandoned holds, sales that decide a restock, requests on their
 * way to the factory, and goods on their way back. The deadline of one till is longer than the
 * server's absence. The other till throws every fault to its callers, which repeat under the same
 * id. Every committed order has a row of the host; after each kill, each order and its row are both
 * there or both missing.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ServerKillIT {
  private static final int KILLS = Campaign.size(6, 60);
  private static final int BUYERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long OPENING = 8;
  private static final List<StockKey> SHELVES =
      List.of(Shop.key("shelf-0"), Shop.key("shelf-1"), Shop.key("shelf-2"));

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theLedgerIsExactWhenMariaDbIsKilled() throws Exception {
    survives(MariaDbServer.startNew(), Driver.MARIADB_CLIENT);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theLedgerIsExactWhenMySqlIsKilled() throws Exception {
    survives(MySqlServer.killable(), Driver.CONNECTOR_J);
  }

  private static void survives(DatabaseServer server, Driver driver) throws Exception {
    Random random = Seed.random(server.name() + " killed");
    try (server;
        TestSchema schema = server.fresh(driver);
        Till patient = Till.patient(schema);
        Till hasty = hasty(schema);
        Factory factory = new Factory(new Random(random.nextLong()))) {
      OrderRows.create(schema);
      stock(patient.inventory());
      List<Receipts> receipts = List.of(patient.receipts(), hasty.receipts());
      factory.deliversTo(patient.inventory(), hasty.inventory());
      patient.open(BUYERS, n -> order("patient-", n), factory);
      hasty.open(BUYERS, n -> order("hasty-", n), factory);
      for (int i = 0; i < KILLS; i++) {
        patient.receipts().awaitMore(5 + random.nextInt(40));
        hasty.receipts().awaitMore(5 + random.nextInt(40));
        factory.awaitMore(1 + random.nextInt(3));
        server.kill();
        List<String> acknowledged = OrderRows.acknowledged(receipts);
        server.start();
        OrderRows.agree(schema, acknowledged);
      }
      patient.receipts().awaitMore(10);
      hasty.receipts().awaitMore(10);
      patient.stopSelling();
      hasty.stopSelling();
      await("the end of all requests")
          .atMost(PATIENCE)
          .until(() -> RestockBooks.areQuiet(SHELVES, patient, factory));
      await("the end of all holds")
          .atMost(PATIENCE)
          .until(() -> isNothingHeld(patient.inventory()));

      Books.agreeWith(receipts, patient.inventory());
      OrderRows.agree(schema, OrderRows.acknowledged(receipts));
      RestockBooks.agree(SHELVES, OPENING, patient, factory);
      assertThat(hasty.receipts().faults()).as("faults that the kills have caused").isPositive();
      String killed = server.name() + " killed " + KILLS + " times, ";
      System.out.println(killed + "patient: " + patient.receipts());
      System.out.println(killed + "hasty: " + hasty.receipts());
      System.out.println(killed + "factory: " + factory);
    }
  }

  /** Returns a till that throws every fault to its caller. */
  private static Till hasty(TestSchema schema) throws SQLException {
    var pool = schema.impatientPool(Duration.ofMillis(250), config -> {});
    // It does not show its time-outs, so the deadline may be shorter than the wait for a
    // connection.
    DataSource discreet =
        HookedDataSource.of(
            pool,
            (target, method, args, call) ->
                method.getName().equals("getLoginTimeout") ? 0 : call.proceed());
    Duration atOnce = Duration.ofMillis(1);
    return new Till(pool, JdbcInventoryStore.builder(discreet).deadline(atOnce).build());
  }

  private static void stock(Inventory inventory) {
    Shop.stock(inventory, "hot", 1_000_000);
    for (int i = 0; i < 5; i++) {
      Shop.stock(inventory, "cold-" + i, 1_000_000);
    }
    for (StockKey shelf : SHELVES) {
      Shop.stock(inventory, shelf.sku().value(), OPENING);
      inventory
          .setRestockPolicy(shelf, RestockPolicy.lots(new SupplierId("FF-500293"), 2, 10))
          .orElseThrow();
    }
  }

  private static Order order(String prefix, int number) {
    Line hot = line("hot", 1);
    Line cold = line("cold-" + number % 5, 2);
    Line shelf = line("shelf-" + number % SHELVES.size(), 1);
    List<Line> lines = new ArrayList<>(List.of(shelf));
    switch (number % 4) {
      case 0 -> lines.addAll(List.of(hot, cold));
      case 1 -> lines.add(0, hot);
      case 2 -> lines.set(0, hot);
      default -> {
        // The order takes a piece of this shelf only.
      }
    }
    return Order.forgetful(prefix, number, lines.toArray(Line[]::new));
  }

  /** Tells whether no stock is held: abandoned holds expire, and all others have ended already. */
  private static boolean isNothingHeld(Inventory inventory) {
    return SHELVES.stream().allMatch(it -> inventory.level(it).orElseThrow().held() == 0)
        && Shop.level(inventory, "hot").held() == 0;
  }
}
