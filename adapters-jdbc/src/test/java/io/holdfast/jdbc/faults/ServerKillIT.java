package io.holdfast.jdbc.faults;

import static io.holdfast.jdbc.faults.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.servers.DatabaseServer;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.MySqlServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server dies ten times under load, and comes back on its data each time. */
@Timeout(180)
class ServerKillIT {
  private static final int KILLS = 10;
  private static final int BUYERS = 8;

  @Test
  void noAcknowledgedOrderIsLostWhenMariaDbIsKilled() throws Exception {
    survives(MariaDbServer.startNew(), Driver.MARIADB_CLIENT);
  }

  @Test
  void noAcknowledgedOrderIsLostWhenMySqlIsKilled() throws Exception {
    survives(MySqlServer.killable(), Driver.CONNECTOR_J);
  }

  private static void survives(DatabaseServer server, Driver driver) throws Exception {
    Random random = Seed.random(server.name() + " killed");
    Receipts patient = new Receipts();
    Receipts hasty = new Receipts();
    try (server;
        TestSchema schema = server.fresh(driver);
        HikariDataSource pool = schema.pool(config -> config.setConnectionTimeout(20_000));
        Inventory inventory = Shop.open(pool);
        HikariDataSource discreetPool = new DiscreetPool(schema);
        Inventory hastyInventory = openHasty(discreetPool)) {
      stock(inventory, "patient");
      stock(inventory, "hasty");
      Buyer patientBuyer = new Buyer(inventory, patient);
      Buyer hastyBuyer = new Buyer(hastyInventory, hasty);
      try (Crowd one = buyers(patientBuyer, "patient");
          Crowd other = buyers(hastyBuyer, "hasty")) {
        for (int i = 0; i < KILLS; i++) {
          patient.awaitMore(5 + random.nextInt(40));
          hasty.awaitMore(5 + random.nextInt(40));
          server.kill();
          server.start();
        }
        patient.awaitMore(10);
        hasty.awaitMore(10);
        one.stop();
        other.stop();
      }
      Books.agreeWith(patient, inventory);
      Books.agreeWith(hasty, inventory);
    }
    assertThat(hasty.faults()).as("faults that the kills have caused").isPositive();
    System.out.println(server.name() + " killed " + KILLS + " times, patient: " + patient);
    System.out.println(server.name() + " killed " + KILLS + " times, hasty: " + hasty);
  }

  /** One that hands every fault to its caller, where others outlast the absence of the server. */
  private static Inventory openHasty(DataSource dataSource) {
    return Inventory.create(
        JdbcInventoryStore.builder(dataSource).deadline(Duration.ofMillis(1)).build());
  }

  private static void stock(Inventory inventory, String prefix) {
    Shop.stock(inventory, prefix + "-hot", 1_000_000);
    for (int i = 0; i < 5; i++) {
      Shop.stock(inventory, prefix + "-" + i, 1_000_000);
    }
  }

  private static Crowd buyers(Buyer buyer, String prefix) {
    return Crowd.start(
        BUYERS / 2,
        Integer.MAX_VALUE,
        n -> buyer.settle(Order.mixed(prefix + "-", n, lines(prefix, n))));
  }

  private static Line[] lines(String prefix, int number) {
    Line hot = line(prefix + "-hot", 1);
    Line cold = line(prefix + "-" + number % 5, 2);
    return switch (number % 4) {
      case 0 -> new Line[] {hot, cold};
      case 1 -> new Line[] {cold, hot};
      default -> new Line[] {hot};
    };
  }
}
