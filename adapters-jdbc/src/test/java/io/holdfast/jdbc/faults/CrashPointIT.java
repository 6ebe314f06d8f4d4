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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The host's JVM dies before and after each statement of an order: all of it is stored, or nothing.
 */
@Timeout(120)
class CrashPointIT {
  private static final int MOST_MOMENTS = 40;

  static Stream<TestDatabase> durable() {
    return Stream.of(TestDatabase.h2File(), TestDatabase.mariaDb());
  }

  /** A hold of two articles, and its commit. */
  static Order order(int number) {
    return new Order(
        Order.commit("order-" + number).id(),
        List.of(Shop.line("pear", 2), Shop.line("apple", 1)),
        Order.Path.HOLD_AND_COMMIT);
  }

  @ParameterizedTest
  @MethodSource("durable")
  void nothingIsHalfDone(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      open(schema);
      int moment = 0;
      boolean halted = true;
      for (moment = 1; halted && moment < MOST_MOMENTS; moment++) {
        halted = takeOrder(schema, moment);
        settle(schema, moment);
      }
      assertThat(halted).as("still halted at moment %s", moment).isFalse();
      // Two steps, each with a statement or more, the moment before its COMMIT and the one after.
      assertThat(moment).isGreaterThan(6);
      System.out.println((moment - 2) + " crash points on " + database);
    }
  }

  private static void open(TestSchema schema) {
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, "apple", 1_000);
      Shop.stock(inventory, "pear", 1_000);
    }
  }

  private static boolean takeOrder(TestSchema schema, int moment) throws Exception {
    try (Node node =
        Node.start(HaltingSale.class, schema.url(), schema.user(), moment + "", moment + "")) {
      int exit = node.end();
      assertThat(exit).isIn(0, HaltingDataSource.EXIT_CODE);
      return exit != 0;
    }
  }

  private static void settle(TestSchema schema, int orders) {
    Receipts receipts = new Receipts();
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = Shop.open(pool)) {
      Books.areClean(inventory);
      // The buyer, who has heard nothing, asks again: the hold may be there, or the commit, or
      // nothing.
      new Buyer(inventory, new Receipts()).settle(order(orders));
      for (int i = 1; i <= orders; i++) {
        receipts.acknowledge(order(i), ReservationState.COMMITTED);
      }
      Books.agreeWith(receipts, inventory);
    }
  }
}
