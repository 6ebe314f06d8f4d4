package io.holdfast.aws.dynamodb.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.emulators.DynamoDbLocal;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import java.net.URI;
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
 * Tests that a JVM can die in the middle of a sale, repeatedly, and the next continues with its
 * data.
 */
@Timeout(120)
class NodeKillIT {
  private static final String SEED = "holdfast.seed";
  private static final int KILLS = 3;
  private static final int PIECES = 1_000_000;

  private final URI endpoint = DynamoDbLocal.shared().endpoint();
  private final DynamoDbClient client = TestClients.client(endpoint);
  private final Shop shop = new Shop("node-kill");

  @Test
  void everyAcknowledgedOrderIsThere() throws Exception {
    long seed = Long.getLong(SEED, System.nanoTime());
    System.out.println("node killed: -D" + SEED + "=" + seed);
    Random random = new Random(seed);
    DynamoDbTable.create(client, Shop.TABLE);
    try (Inventory inventory = Shop.inventory(client)) {
      inventory.define(shop.stock(PIECES)).orElseThrow();
      Set<String> told = new TreeSet<>();
      int first = 0;
      for (int i = 0; i < KILLS; i++) {
        try (Node node = Node.start(endpoint, shop, "order-", first, PIECES)) {
          assertThat(node.awaitAnswers(0)).as("ready").isTrue();
          node.go();
          assertThat(node.awaitAnswers(20 + random.nextInt(300))).as("sells").isTrue();
          node.kill();
          told.addAll(node.said("sold"));
          // Beyond every number that this node can have used.
          first += node.said("sold").size() + Sale.BUYERS;
        }
      }
      told.forEach(
          id ->
              assertThat(inventory.reservation(shop.id(), new ReservationId(id)))
                  .as("acknowledged order %s", id)
                  .isPresent());
      assertThat(inventory.verify(shop.id()).violations()).isEmpty();

      Map<String, Outcome<Reservation>> repeated = repeat(inventory, first);

      assertThat(repeated.values()).allMatch(Outcome::isDone);
      assertThat(told).allMatch(id -> repeated.get(id).isReplayed());
      long silent = repeated.values().stream().filter(Outcome::isReplayed).count() - told.size();
      System.out.printf(
          "node killed %d times: %d orders told, %d written and not told, %d not written%n",
          KILLS, told.size(), silent, first - told.size() - silent);
      assertThat(silent).isBetween(0L, (long) KILLS * Sale.BUYERS);
      assertThat(shop.level(inventory).committed()).isEqualTo(first);
      assertThat(inventory.verify(shop.id()).violations()).isEmpty();
    }
  }

  /** Repeats all orders. */
  private Map<String, Outcome<Reservation>> repeat(Inventory inventory, int orders) {
    Map<String, CompletableFuture<Outcome<Reservation>>> sent = new LinkedHashMap<>();
    for (int n = 0; n < orders; n++) {
      String id = Sale.id("order-", n);
      sent.put(id, inventory.commitAsync(shop.order(id)).toCompletableFuture());
    }
    Map<String, Outcome<Reservation>> answers = new LinkedHashMap<>();
    sent.forEach((id, answer) -> answers.put(id, answer.orTimeout(2, TimeUnit.MINUTES).join()));
    return answers;
  }
}
