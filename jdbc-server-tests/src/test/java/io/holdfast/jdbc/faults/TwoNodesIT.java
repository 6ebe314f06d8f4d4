package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests two JVMs of one host that sell the same article. */
@Timeout(120)
class TwoNodesIT {
  private static final int THREADS = 4;
  private static final int PIECES = 200;
  private static final int ORDERS = 300;

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#serverEngines")
  void exactlyTheStockIsSoldToOrdersOfTheirOwn(ServerDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      Shop.stock(schema, Sale.SKU, PIECES);
      try (Node one = Node.start(schema, THREADS, "one-", 0, ORDERS);
          Node two = Node.start(schema, THREADS, "two-", 0, ORDERS)) {
        runTogether(one, two);

        Set<String> sold = new TreeSet<>(one.said("sold"));
        sold.addAll(two.said("sold"));
        assertThat(sold).hasSize(PIECES);
        assertThat(one.said("refused").size() + two.said("refused").size())
            .isEqualTo(2 * ORDERS - PIECES);
      }
      assertStoredOnce(schema);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#serverEngines")
  void anOrderThatReachesBothIsSoldOnce(ServerDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      Shop.stock(schema, Sale.SKU, PIECES);
      try (Node one = Node.start(schema, THREADS, "same-", 0, ORDERS);
          Node two = Node.start(schema, THREADS, "same-", 0, ORDERS)) {
        runTogether(one, two);

        Set<String> firsts = new TreeSet<>(one.said("sold", "first"));
        firsts.addAll(two.said("sold", "first"));
        assertThat(firsts).hasSize(PIECES);
        assertThat(one.said("sold", "first").size() + two.said("sold", "first").size())
            .isEqualTo(PIECES);
        assertThat(firsts).containsAll(one.said("sold")).containsAll(two.said("sold"));
      }
      assertStoredOnce(schema);
    }
  }

  private static void runTogether(Node one, Node two) throws Exception {
    one.go();
    two.go();
    assertThat(one.end()).isZero();
    assertThat(two.end()).isZero();
  }

  private static void assertStoredOnce(TestSchema schema) throws SQLException {
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = Shop.open(pool)) {
      assertThat(Shop.level(inventory, Sale.SKU).committed()).isEqualTo(PIECES);
      assertThat(Shop.level(inventory, Sale.SKU).available()).isZero();
      Books.areClean(inventory);
      OrderRows.agree(schema, List.of());
    }
  }
}
