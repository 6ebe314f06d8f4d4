package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.faults.Overlaps;
import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tests several processes that sell one article with conflicting transactions. */
class ConflictsTest {
  private static final int PROCESSES = 3;
  private static final int CLIENTS = 16;
  private static final int ORDERS = 12;

  /** On a busy machine an order may wait for longer than hosts let it. */
  private static final LaneOptions PATIENT =
      LaneOptions.builder()
          .maxExpectedWait(Duration.ofMinutes(1))
          .maxWait(Duration.ofMinutes(1))
          .build();

  private final ProxiedShop it = ProxiedShop.with(PROCESSES * CLIENTS * ORDERS / 2);
  private final ExecutorService threads = Executors.newFixedThreadPool(PROCESSES * CLIENTS);

  @AfterEach
  void close() {
    threads.shutdownNow();
    it.close();
  }

  @Test
  void noOrderFailsForAConflict() throws Exception {
    Overlaps overlaps = new Overlaps();
    it.proxy.every(ProxiedShop.WRITE, overlaps);
    List<CompletableFuture<Integer>> clients = new ArrayList<>();
    List<AutoCloseable> processes = new ArrayList<>();
    try {
      for (int process = 0; process < PROCESSES; process++) {
        DynamoDbClient client = TestClients.build(it.proxy.endpoint());
        Inventory inventory =
            Inventory.builder(OnDynamoDb.options(client, it.clock).build()).lanes(PATIENT).build();
        processes.add(inventory);
        processes.add(client);
        for (int i = 0; i < CLIENTS; i++) {
          String name = process + "-" + i + "-";
          clients.add(CompletableFuture.supplyAsync(() -> buy(inventory, name), threads));
        }
      }
      int sold = 0;
      for (CompletableFuture<Integer> client : clients) {
        sold += client.get(60, TimeUnit.SECONDS);
      }

      assertThat(sold).isEqualTo(PROCESSES * CLIENTS * ORDERS / 2);
      assertThat(overlaps.conflicts()).isPositive();
      assertThat(it.level().committed()).isEqualTo(sold);
      assertThat(it.rival.verify(it.shop).violations()).isEmpty();
    } finally {
      for (AutoCloseable each : processes) {
        each.close();
      }
    }
  }

  private int buy(Inventory inventory, String name) {
    int bought = 0;
    for (int i = 0; i < ORDERS; i++) {
      bought += inventory.commit(it.order(name + i)).isDone() ? 1 : 0;
    }
    return bought;
  }
}
