package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a JVM of the host that repeatedly dies in the middle of a sale. The sale continues on the
 * same data.
 */
@Timeout(240)
class NodeKillIT {
  private static final int KILLS = 4;
  private static final int THREADS = 4;
  private static final long PIECES = 1_000_000;

  static Stream<TestDatabase> durable() {
    return Stream.of(TestDatabase.h2File(), TestDatabase.mariaDb());
  }

  @ParameterizedTest
  @MethodSource("durable")
  void everyAcknowledgedOrderIsThere(TestDatabase database) throws Exception {
    Random random = Seed.random("node on " + database + " killed");
    try (TestSchema schema = database.fresh()) {
      openStock(schema);
      Set<String> told = new TreeSet<>();
      int first = 0;
      for (int i = 0; i < KILLS; i++) {
        try (Node node = Node.start(schema, THREADS, "order-", first, 1_000_000)) {
          node.go();
          assertThat(node.awaitAnswers(50 + random.nextInt(200))).isTrue();
          node.kill();
          told.addAll(node.said("sold"));
          OrderRows.agree(schema, told);
          // The next first number is beyond every number that this node can have taken.
          first += node.said("sold").size() + THREADS;
        }
      }
      Receipts receipts = new Receipts();
      try (HikariDataSource pool = schema.pool();
          Inventory inventory = Shop.open(pool)) {
        told.forEach(id -> receipts.acknowledge(order(id), ReservationState.COMMITTED));
        receipts.all().forEach(receipt -> Books.isThere(receipt, inventory));
        Buyer buyer = Buyer.withRows(inventory, new Receipts());
        for (int n = 0; n < first; n++) {
          buyer.settle(order("order-" + n));
          receipts.acknowledge(order("order-" + n), ReservationState.COMMITTED);
        }
        Books.agreeWith(receipts, inventory);
      }
      OrderRows.agree(schema, told);
      System.out.println(
          "node on " + database + " killed " + KILLS + " times: " + told.size() + " orders told");
    }
  }

  private static void openStock(TestSchema schema) {
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, Sale.SKU, PIECES);
    }
  }

  private static Order order(String id) {
    return Order.commit(id, Shop.line(Sale.SKU, 1));
  }
}
