package io.holdfast.aws.dynamodb.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests two JVMs of one host that sell the same article, partly under the same ids. */
@Timeout(120)
class TwoNodesTest {
  private static final int PIECES = 1_000;
  private static final int ORDERS = 800;
  private static final int DIFFERENT_ORDERS = 2 * ORDERS - ORDERS / Sale.SHARED;

  private final URI endpoint = DynamoDbLocal.shared().endpoint();
  private final DynamoDbClient client = TestClients.client(endpoint);
  private final Shop shop = new Shop("two-nodes");

  @Test
  void exactlyTheStockIsSoldAndNoOrderTwice() throws Exception {
    DynamoDbTable.create(client, Shop.TABLE);
    OrderItems.createTable(client);
    try (Inventory inventory = Shop.inventory(client)) {
      inventory.define(shop.stock(PIECES)).orElseThrow();
      try (Node one = Node.start(endpoint, shop, Sale.BUYERS, "one-", 0, ORDERS);
          Node two = Node.start(endpoint, shop, Sale.BUYERS, "two-", 0, ORDERS)) {
        runTogether(one, two);
        System.out.printf(
            "two nodes: %d and %d sold, %d and %d of those for the other's order%n",
            one.said("sold").size(),
            two.said("sold").size(),
            one.said("sold", "replayed").size(),
            two.said("sold", "replayed").size());

        List<String> firsts = new ArrayList<>(one.said("sold", "first"));
        firsts.addAll(two.said("sold", "first"));
        Set<String> sold = new TreeSet<>(one.said("sold"));
        sold.addAll(two.said("sold"));
        assertThat(one.said("sold", "first")).isNotEmpty();
        assertThat(two.said("sold", "first")).isNotEmpty();
        assertThat(firsts).doesNotHaveDuplicates();
        assertThat(sold).hasSize(PIECES);
        assertThat(one.said("sold").size() + one.said("refused").size()).isEqualTo(ORDERS);
        assertThat(two.said("sold").size() + two.said("refused").size()).isEqualTo(ORDERS);
        // One node alone may find stock for all its orders.
        Set<String> refused = new TreeSet<>(one.said("refused"));
        refused.addAll(two.said("refused"));
        assertThat(refused).hasSize(DIFFERENT_ORDERS - PIECES);
        assertThat(sold).doesNotContainAnyElementsOf(refused);
        sold.forEach(id -> assertSold(inventory, id));
        OrderItems.agree(client, shop, inventory, sold);
      }
      assertThat(shop.level(inventory).committed()).isEqualTo(PIECES);
      assertThat(shop.level(inventory).available()).isZero();
      assertThat(inventory.verify(shop.id()).violations()).isEmpty();
    }
  }

  private static void runTogether(Node one, Node two) throws Exception {
    assertThat(one.awaitAnswers(0) && two.awaitAnswers(0)).as("both are ready").isTrue();
    one.go();
    two.go();
    assertThat(one.end()).isZero();
    assertThat(two.end()).isZero();
  }

  private void assertSold(Inventory inventory, String id) {
    assertThat(inventory.reservation(shop.id(), new ReservationId(id)))
        .as("acknowledged order %s", id)
        .hasValueSatisfying(it -> assertThat(it.state()).isEqualTo(ReservationState.COMMITTED));
  }
}
