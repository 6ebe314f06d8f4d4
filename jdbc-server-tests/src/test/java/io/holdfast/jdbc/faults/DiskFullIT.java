package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests a server whose disk is full. */
@Timeout(240)
class DiskFullIT {
  @Test
  void ordersAreUnavailableUntilThereIsRoomAgain() throws Exception {
    Receipts receipts = new Receipts();
    boolean died = false;
    // There is no binary log. With one, the server does not fail but waits for free space, a minute
    // at a time.
    try (SmallDisk disk = SmallDisk.mount(400);
        MariaDbServer server =
            MariaDbServer.startNewIn(disk.folder().resolve("server"), "--skip-log-bin");
        TestSchema schema = server.fresh(Driver.MARIADB_CLIENT);
        HikariDataSource pool = schema.impatientPool(Duration.ofSeconds(1), config -> {});
        Inventory inventory = Shop.openImpatient(pool)) {
      Shop.stock(inventory, "lamp", 1_000_000);
      Buyer buyer = new Buyer(inventory, receipts);
      try (Crowd crowd =
          Crowd.start(
              4,
              Integer.MAX_VALUE,
              n -> buyer.settle(Order.mixed("order-", n, Shop.line("lamp", 1))))) {
        receipts.awaitMore(50);
        disk.fill();
        receipts.awaitFaults(20);
        disk.free();
        // InnoDB may end the server to avoid the loss of data.
        while (!receipts.awaitMore(50, Duration.ofSeconds(10))) {
          died |= server.startIfDead();
        }
        crowd.stop();
      }
      Books.agreeWith(receipts, inventory);
    }
    assertThat(receipts.unavailable.get()).as("unavailable").isPositive();
    System.out.println("disk full, the server " + (died ? "died" : "lived") + ": " + receipts);
  }
}
