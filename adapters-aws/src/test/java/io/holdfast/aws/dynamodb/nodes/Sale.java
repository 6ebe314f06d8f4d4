package io.holdfast.aws.dynamodb.nodes;

import io.holdfast.aws.dynamodb.faults.TestClients;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Reservation;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A node of the host: a JVM that sells one piece per order, with an item of the host, and prints
 * one line for each order. A line ends with a full stop, so that half a line is not mistaken for a
 * whole one.
 */
final class Sale {
  /** The number of orders that a node usually has in progress at a time. */
  static final int BUYERS = 24;

  /** The interval of the orders that reach all nodes. */
  static final int SHARED = 8;

  private Sale() {}

  /**
   * Runs the sale.
   *
   * @param args the endpoint, the shop, the number of orders in progress at a time, the prefix of
   *     this node's ids, their first number, the number of orders
   */
  public static void main(String[] args) throws InterruptedException, IOException {
    int concurrent = Integer.parseInt(args[2]);
    int first = Integer.parseInt(args[4]);
    int orders = Integer.parseInt(args[5]);
    Shop shop = new Shop(args[1]);
    ExecutorService buyers = Executors.newFixedThreadPool(concurrent);
    try (DynamoDbClient client = TestClients.build(URI.create(args[0]));
        Inventory inventory = Shop.inventory(client)) {
      shop.level(inventory);
      // Waits for the parent, so that two nodes begin together.
      say("ready", "", "");
      System.in.read();
      AtomicInteger next = new AtomicInteger();
      for (int i = 0; i < concurrent; i++) {
        buyers.execute(
            () -> {
              for (int n = next.getAndIncrement(); n < orders; n = next.getAndIncrement()) {
                sell(inventory, shop, id(args[3], first + n));
              }
            });
      }
      buyers.shutdown();
      buyers.awaitTermination(1, TimeUnit.HOURS);
    }
  }

  /** Returns the id of an order. */
  static String id(String prefix, int number) {
    return (number % SHARED == 0 ? "shared-" : prefix) + number;
  }

  private static void sell(Inventory inventory, Shop shop, String id) {
    while (true) {
      try {
        Outcome<Reservation> outcome =
            inventory
                .alongside(OrderItems.of(shop, id))
                .commitAsync(shop.order(id))
                .toCompletableFuture()
                .orTimeout(2, TimeUnit.MINUTES)
                .join();
        String how = outcome.isReplayed() ? "replayed" : "first";
        say(outcome.isDone() ? "sold" : "refused", id, how);
        return;
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof InventoryException fault && fault.isRetryable())) {
          throw e;
        }
      }
    }
  }

  private static void say(String what, String id, String how) {
    System.out.println(what + " " + id + " " + how + ".");
  }
}
