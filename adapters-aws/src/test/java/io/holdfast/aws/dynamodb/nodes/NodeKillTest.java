package io.holdfast.aws.dynamodb.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Tests a JVM of the host that repeatedly dies in the middle of a sale, every second time together
 * with DynamoDB Local, which keeps its data on disk. Another JVM sells the same article meanwhile.
 * Each order and its item of the host are both there or both missing.
 *
 * <p>A DynamoDB Local that is killed can lose a transaction that it has acknowledged just before,
 * also one of a bare client. So then only the orders must be there that were there earlier.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NodeKillTest {
  private static final String SEED = "holdfast.seed";
  private static final boolean FULL = "full".equals(System.getProperty("holdfast.campaign"));
  private static final int KILLS = FULL ? 10 : 2;
  private static final int MOST_ORDERS = FULL ? 300 : 50;
  private static final int PIECES = 1_000_000;

  private final Shop shop = new Shop("node-kill");
  private final Set<String> told = new TreeSet<>();
  private final Set<String> lost = new TreeSet<>();

  @Test
  void everyAcknowledgedOrderIsThereWithItsItem() throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("node killed: -D" + SEED + "=" + seed);
    Random random = new Random(seed);
    try (DynamoDbLocal local = DynamoDbLocal.startOnDisk();
        DynamoDbClient client = TestClients.build(local.endpoint())) {
      DynamoDbTable.create(client, Shop.TABLE);
      OrderItems.createTable(client);
      try (Inventory inventory = Shop.inventory(client)) {
        inventory.define(shop.stock(PIECES)).orElseThrow();
        int first = 0;
        try (Node other = start(local, 1, "other-", 0)) {
          for (int i = 0; i < KILLS; i++) {
            boolean ofService = i % 2 == 1;
            Set<String> seen = Set.copyOf(told);
            try (Node node = start(local, Sale.BUYERS, "order-", first)) {
              assertThat(node.awaitAnswers(20 + random.nextInt(MOST_ORDERS))).as("sells").isTrue();
              if (ofService) {
                local.kill();
              }
              node.kill();
              told.addAll(node.said("sold"));
              // Beyond every number that this node can have used.
              first += node.said("sold").size() + Sale.BUYERS;
            }
            if (ofService) {
              local.startAgain();
              awaitOneSince(Instant.now(), other, inventory);
            }
            told.addAll(other.said("sold"));
            told.removeAll(lost);
            Set<String> items = OrderItems.agree(client, shop, inventory, ofService ? seen : told);
            // The other node has sold these again.
            lost.removeAll(items);
            told.stream().filter(id -> !items.contains(id)).forEach(lost::add);
            told.removeAll(lost);
          }
          other.kill();
          assertThat(other.said("sold")).as("orders of the other node").isNotEmpty();
          lost.removeAll(OrderItems.agree(client, shop, inventory, told));
          told.addAll(other.said("sold"));
          told.removeAll(lost);
        }
        OrderItems.agree(client, shop, inventory, told);
        assertThat(inventory.verify(shop.id()).violations()).isEmpty();

        settle(inventory, first);

        int items = OrderItems.agree(client, shop, inventory, told).size();
        assertThat(shop.level(inventory).committed()).isEqualTo(items);
        assertThat(inventory.verify(shop.id()).violations()).isEmpty();
        System.out.printf(
            "%d items at the end, %d orders lost by the service%n", items, lost.size());
      }
    }
  }

  /**
   * Waits until the other node has told an order that was committed after the service was started
   * again. Then all that it told before the kill has been read.
   */
  private void awaitOneSince(Instant start, Node other, Inventory inventory)
      throws InterruptedException {
    int lines = other.said("sold").size();
    boolean isSince = false;
    while (!isSince) {
      lines++;
      assertThat(other.awaitAnswers(lines)).as("the other node sells").isTrue();
      ReservationId last = new ReservationId(other.said("sold").get(lines - 1));
      isSince =
          inventory
              .reservation(shop.id(), last)
              .map(Reservation::committedAt)
              .filter(start::isBefore)
              .isPresent();
    }
  }

  private Node start(DynamoDbLocal local, int buyers, String prefix, int first) throws Exception {
    Node node = Node.start(local.endpoint(), shop, buyers, prefix, first, PIECES);
    assertThat(node.awaitAnswers(0)).as("ready").isTrue();
    node.go();
    return node;
  }

  /** Asks for all orders of the killed nodes again: each is done by now, or takes effect. */
  private void settle(Inventory inventory, int orders) {
    Map<String, Outcome<Reservation>> answers = repeat(inventory, orders);
    assertThat(answers.values()).allMatch(Outcome::isDone);
    long replayed = answers.values().stream().filter(Outcome::isReplayed).count();
    long toldBefore = answers.keySet().stream().filter(told::contains).count();
    assertThat(answers)
        .allSatisfy((id, answer) -> assertThat(answer.isReplayed() || !told.contains(id)).isTrue());
    System.out.printf(
        "node killed %d times: %d of its orders told, %d written and not told, %d not written; ",
        KILLS, toldBefore, replayed - toldBefore, orders - replayed);
    // Each buyer of a killed node has one order in progress. So has the other node, which may have
    // it in common with them.
    assertThat(replayed - toldBefore).isBetween(0L, (long) KILLS * Sale.BUYERS + 1);
    told.addAll(answers.keySet());
  }

  private Map<String, Outcome<Reservation>> repeat(Inventory inventory, int orders) {
    Map<String, CompletableFuture<Outcome<Reservation>>> sent = new LinkedHashMap<>();
    for (int n = 0; n < orders; n++) {
      String id = Sale.id("order-", n);
      sent.put(
          id,
          inventory
              .alongside(OrderItems.of(shop, id))
              .commitAsync(shop.order(id))
              .toCompletableFuture());
    }
    Map<String, Outcome<Reservation>> answers = new LinkedHashMap<>();
    sent.forEach((id, answer) -> answers.put(id, answer.orTimeout(2, TimeUnit.MINUTES).join()));
    return answers;
  }
}
