package io.holdfast.jdbc.faults;

import static io.holdfast.jdbc.faults.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Tests a MariaDB that is killed before the first {@code fsync} of a sale, before the second one,
 * and so on. One buyer sells, so each number is another place in the commits of the next orders:
 * the redo log before the binary log, the binary log, and what the server syncs later. The files
 * keep what was written and not synced, as they do when a process is killed.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class FsyncKillIT {
  private static final int FSYNCS = Campaign.size(6, 60);

  @Test
  void whatWasAcknowledgedIsThereWhicheverSyncTheServerIsKilledAt() throws Exception {
    Receipts receipts = new Receipts();
    try (FsyncKiller killer = FsyncKiller.compile();
        MariaDbServer server = MariaDbServer.startNewWith(killer.environment());
        TestSchema schema = server.fresh(Driver.MARIADB_CLIENT);
        HikariDataSource pool = schema.pool(config -> config.setConnectionTimeout(20_000));
        Inventory inventory = Shop.open(pool)) {
      OrderRows.create(schema);
      Shop.stock(inventory, "lamp", 1_000_000);
      Buyer buyer = Buyer.withRows(inventory, receipts);
      try (Crowd crowd =
          Crowd.start(
              1, Integer.MAX_VALUE, n -> buyer.settle(Order.mixed("order-", n, line("lamp", 1))))) {
        for (int number = 1; number <= FSYNCS; number++) {
          receipts.awaitMore(5);
          killer.killAt(number);
          server.awaitEnd();
          killer.spare();
          List<String> acknowledged = OrderRows.acknowledged(List.of(receipts));
          assertThat(server.startIfDead()).isTrue();
          OrderRows.agree(schema, acknowledged);
        }
        receipts.awaitMore(10);
        crowd.stop();
      }
      Books.agreeWith(receipts, inventory);
      System.out.println("killed before the syncs 1 to " + FSYNCS + ": " + receipts);
    }
  }
}
