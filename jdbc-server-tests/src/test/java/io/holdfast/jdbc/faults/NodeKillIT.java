package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a JVM of the host that repeatedly dies in the middle of a sale. The sale continues on the
 * same data; on a server, another JVM sells the same article meanwhile. Each order and its row of
 * the host are both there or both missing.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class NodeKillIT {
  private static final int KILLS = Campaign.size(4, 20);
  private static final int THREADS = 4;
  private static final long PIECES = 1_000_000;

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#durable")
  void everyAcknowledgedOrderIsThere(TestDatabase database) throws Exception {
    Random random = Seed.random("node on " + database + " killed");
    try (TestSchema schema = database.fresh()) {
      Shop.stock(schema, Sale.SKU, PIECES);
      Set<String> told = new TreeSet<>();
      int first = 0;
      int others = 0;
      try (Node other = other(schema)) {
        for (int i = 0; i < KILLS; i++) {
          try (Node node = Node.start(schema, THREADS, "order-", first, 1_000_000)) {
            node.go();
            assertThat(node.awaitAnswers(50 + random.nextInt(200))).isTrue();
            node.kill();
            told.addAll(node.said("sold"));
            // The next first number is beyond every number that this node can have taken.
            first += node.said("sold").size() + THREADS;
          }
          if (other != null) {
            told.addAll(other.said("sold"));
          }
          OrderRows.agree(schema, told);
        }
        if (other != null) {
          other.kill();
          told.addAll(other.said("sold"));
          others = other.said("sold").size() + 1;
          assertThat(others).as("orders of the other node").isGreaterThan(1);
        }
      }
      Receipts receipts = new Receipts();
      try (HikariDataSource pool = schema.pool();
          Inventory inventory = Shop.open(pool)) {
        told.forEach(id -> receipts.acknowledge(order(id), ReservationState.COMMITTED));
        receipts.all().forEach(receipt -> Books.isThere(receipt, inventory));
        settle("order-", first, inventory, receipts);
        settle("other-", others, inventory, receipts);
        Books.agreeWith(receipts, inventory);
      }
      OrderRows.agree(schema, OrderRows.acknowledged(List.of(receipts)));
      System.out.println(
          "node on " + database + " killed " + KILLS + " times: " + told.size() + " orders told");
    }
  }

  /**
   * Starts a node that sells on while others are killed; null if only one JVM can open the data.
   */
  private static @Nullable Node other(TestSchema schema) throws Exception {
    if (schema.engine() == Engine.H2) {
      return null;
    }
    Node other = Node.start(schema, 1, "other-", 0, 1_000_000);
    other.go();
    return other;
  }

  /** Asks for all orders again: each is done by now, or takes effect. */
  private static void settle(String prefix, int orders, Inventory inventory, Receipts receipts) {
    Buyer buyer = Buyer.withRows(inventory, new Receipts());
    for (int n = 0; n < orders; n++) {
      buyer.settle(order(prefix + n));
      receipts.acknowledge(order(prefix + n), ReservationState.COMMITTED);
    }
  }

  private static Order order(String id) {
    return Order.commit(id, Shop.line(Sale.SKU, 1));
  }
}
