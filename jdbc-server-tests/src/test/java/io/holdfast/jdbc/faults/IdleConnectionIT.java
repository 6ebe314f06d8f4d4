package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests idle connections of the pool that the server, or a firewall, has ended. */
@Timeout(60)
class IdleConnectionIT {
  private static final Line LAMP = Shop.line("lamp", 1);

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void theNextCallSucceeds(ServerDatabase database) throws Exception {
    Receipts receipts = new Receipts();
    try (TestSchema schema = database.server().fresh(database.driver());
        HikariDataSource pool = schema.pool(config -> config.setMaximumPoolSize(4));
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, "lamp", 1_000);
      Buyer buyer = new Buyer(inventory, receipts);
      for (int round = 0; round < 5; round++) {
        String prefix = "order-" + round + "-";
        Crowd.run(4, 20, n -> buyer.settle(Order.mixed(prefix, n, LAMP)));
        assertThat(Sessions.killAll(database.server(), schema)).isPositive();
        // Reads can get dead connections as well as writes.
        assertThat(Shop.level(inventory, "lamp").onHand()).isEqualTo(1_000);
        assertThat(Sessions.killAll(database.server(), schema)).isPositive();
      }
      Crowd.run(4, 20, n -> buyer.settle(Order.mixed("last-", n, LAMP)));
      Books.agreeWith(receipts, inventory);
    }
    assertThat(receipts.unknown).as("unknown").hasValue(0);
    assertThat(receipts.unavailable).as("unavailable").hasValue(0);
    assertThat(receipts.busy).as("busy").hasValue(0);
  }
}
