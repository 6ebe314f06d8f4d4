package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a JVM of the host that dies before or after any statement of an order: all of the order is
 * stored, or nothing.
 */
@Timeout(240)
class CrashPointIT {
  private static final int MOST_MOMENTS = 40;

  static Stream<Arguments> durable() {
    return Stream.of(
        Arguments.of(TestDatabase.h2File(), Order.Path.HOLD_AND_COMMIT),
        Arguments.of(TestDatabase.mariaDb(), Order.Path.COMMIT));
  }

  /** Returns an order of two articles. */
  static Order order(int number, Order.Path path) {
    return new Order(
        Order.commit("order-" + number).id(),
        List.of(Shop.line("pear", 2), Shop.line("apple", 1)),
        path);
  }

  @ParameterizedTest
  @MethodSource("durable")
  void nothingIsHalfDone(TestDatabase database, Order.Path path) throws Exception {
    try (TestSchema schema = database.fresh()) {
      open(schema);
      int moment = 0;
      boolean halted = true;
      while (halted && moment < MOST_MOMENTS) {
        moment++;
        halted = takeOrder(schema, moment, path);
        settle(schema, moment, path);
      }
      assertThat(halted).as("still halted at moment %s", moment).isFalse();
      // There are at least a read, a write, and the moments before and after COMMIT.
      assertThat(moment).isGreaterThan(4);
      System.out.println((moment - 1) + " crash points of " + path + " on " + database);
    }
  }

  private static void open(TestSchema schema) {
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, "apple", 1_000);
      Shop.stock(inventory, "pear", 1_000);
    }
  }

  /** Takes the order of this number, and dies at the moment of the same number. */
  private static boolean takeOrder(TestSchema schema, int moment, Order.Path path)
      throws Exception {
    try (Node node =
        Node.start(
            HaltingSale.class,
            schema.url(),
            schema.user(),
            moment + "",
            moment + "",
            path.name())) {
      int exit = node.end();
      assertThat(exit).isIn(0, HaltingDataSource.EXIT_CODE);
      return exit != 0;
    }
  }

  private static void settle(TestSchema schema, int orders, Order.Path path) {
    Receipts receipts = new Receipts();
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = Shop.open(pool)) {
      Books.areClean(inventory);
      // The buyer has no answer and repeats the order. The hold may be stored, or the commit, or
      // nothing.
      new Buyer(inventory, new Receipts()).settle(order(orders, path));
      for (int i = 1; i <= orders; i++) {
        receipts.acknowledge(order(i, path), ReservationState.COMMITTED);
      }
      Books.agreeWith(receipts, inventory);
    }
  }
}
