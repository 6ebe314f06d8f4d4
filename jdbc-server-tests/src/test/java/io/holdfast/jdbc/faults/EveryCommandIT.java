package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.faults.CommitProxy.Fault;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests a connection that breaks at each single command to the server, one after the other. */
@Timeout(60)
class EveryCommandIT {
  private static final int MOST_COMMANDS = 200;

  static Stream<Arguments> breaks() {
    return TestDatabase.servers()
        .flatMap(
            server ->
                Stream.of(Fault.CUT_BEFORE, Fault.LOSE_ANSWER)
                    .map(fault -> Arguments.of(server, fault)));
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("breaks")
  void theCallerOfAnOrderNeverNotices(ServerDatabase database, Fault fault) throws Exception {
    Receipts receipts = new Receipts();
    try (ProxiedShop shop = ProxiedShop.open(database)) {
      Shop.stock(shop.inventory(), "apple", 1_000);
      Shop.stock(shop.inventory(), "pear", 1_000);
      Buyer buyer = new Buyer(shop.inventory(), receipts);
      int command = 0;
      boolean reached = true;
      while (reached && command < MOST_COMMANDS) {
        shop.proxy().onCommand(++command, fault);
        buyer.settle(order(command));
        reached = shop.proxy().isSpent();
      }
      shop.proxy().onNextCommit(Fault.NONE);
      // There are two steps, and each reads, writes and commits.
      assertThat(command).isBetween(7, MOST_COMMANDS - 1);
      Books.agreeWith(receipts, shop.inventory());
      assertThat(receipts.count(ReservationState.COMMITTED)).isEqualTo(command);
    }
    assertThat(receipts.faults()).as("faults").isZero();
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void tablesLeftUnfinishedAreCompletedByTheNextStart() throws Exception {
    ServerDatabase database = TestDatabase.mariaDb();
    boolean reached = true;
    int command = 0;
    while (reached && command < MOST_COMMANDS) {
      try (CommitProxy proxy = new CommitProxy(database.server().address());
          TestSchema schema =
              database
                  .server()
                  .freshVia(proxy.address(), database.driver(), Duration.ofSeconds(5))) {
        // Every third command is enough: each takes a schema and two starts.
        command += 3;
        proxy.onCommand(command, Fault.LOSE_ANSWER);
        reached = opens(schema, proxy);
        try (HikariDataSource pool = schema.pool();
            Inventory inventory = Shop.open(pool)) {
          Shop.stock(inventory, "lamp", 10);
          assertThat(Shop.level(inventory, "lamp").available()).isEqualTo(10);
        }
      }
    }
    assertThat(command).isBetween(7, MOST_COMMANDS - 1);
  }

  private static boolean opens(TestSchema schema, CommitProxy proxy) {
    try (HikariDataSource pool = schema.pool(config -> config.setConnectionTimeout(1_000))) {
      try (Inventory inventory = Shop.open(pool)) {
        assertThatCode(() -> inventory.reservation(Shop.ID, new ReservationId("any")))
            .doesNotThrowAnyException();
      } catch (InventoryException fault) {
        assertThat(fault.isRetryable()).as("%s", fault).isTrue();
      }
      boolean reached = proxy.isSpent();
      proxy.onNextCommit(Fault.NONE);
      return reached;
    }
  }

  private static Order order(int number) {
    return new Order(
        new ReservationId("order-" + number),
        List.of(Shop.line("pear", 2), Shop.line("apple", 1)),
        Order.Path.HOLD_AND_COMMIT);
  }
}
