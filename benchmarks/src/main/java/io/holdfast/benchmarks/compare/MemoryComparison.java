package io.holdfast.benchmarks.compare;

import io.holdfast.benchmarks.memory.HandWrittenStock;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.List;

/**
 * A commit of one line in memory, compared with {@code putIfAbsent} of the id and compare-and-set
 * of the stock. Each round runs the orders on an empty store.
 */
public final class MemoryComparison {
  private static final ShopId SHOP = new ShopId("bench");
  private static final int WARMUPS = 5;

  private MemoryComparison() {}

  /** Runs {@code rounds} rounds of {@code orders} orders under each load. */
  public static List<Ratio> run(int rounds, int orders) throws Exception {
    return run(WARMUPS, rounds, orders);
  }

  static List<Ratio> run(int warmups, int rounds, int orders) throws Exception {
    return List.of(
        load("memory, one SKU, 1 thread", warmups, rounds, 1, 1, orders),
        load("memory, one SKU, 2 threads", warmups, rounds, 2, 1, orders),
        load("memory, 1,000 SKUs, 1 thread", warmups, rounds, 1, 1000, orders),
        load("memory, 1,000 SKUs, 2 threads", warmups, rounds, 2, 1000, orders));
  }

  private static Ratio load(String name, int warmups, int rounds, int threads, int skus, int orders)
      throws Exception {
    CommitRequest[] requests = new CommitRequest[orders];
    for (int i = 0; i < orders; i++) {
      requests[i] =
          CommitRequest.of(SHOP, new ReservationId("order-" + i), Line.of("sku-" + i % skus, 1));
    }
    return Ratio.of(
        name,
        warmups,
        rounds,
        () -> byLibrary(threads, skus, requests),
        () -> byHand(threads, skus, requests));
  }

  private static Round byLibrary(int threads, int skus, CommitRequest[] requests) throws Exception {
    Inventory inventory = Inventory.create(InMemoryInventoryStore.create());
    for (int i = 0; i < skus; i++) {
      inventory
          .define(StockDefinition.withOpening(key(i), share(i, skus, requests.length)))
          .orElseThrow();
    }
    System.gc();
    Round round = Clients.place(threads, requests.length, n -> inventory.commit(requests[n]));
    verify(inventory, skus, requests.length);
    return round;
  }

  private static Round byHand(int threads, int skus, CommitRequest[] requests) throws Exception {
    HandWrittenStock stock = new HandWrittenStock();
    for (int i = 0; i < skus; i++) {
      stock.receive("sku-" + i, share(i, skus, requests.length));
    }
    System.gc();
    Round round = Clients.place(threads, requests.length, n -> byHand(stock, requests[n]));
    verify(stock, skus, requests.length);
    return round;
  }

  private static void byHand(HandWrittenStock stock, CommitRequest request) {
    stock.commit(request.id().value(), request.lines().get(0).sku().value(), 1);
  }

  static void verify(Inventory inventory, int skus, int orders) {
    for (int i = 0; i < skus; i++) {
      check(i, inventory.level(key(i)).orElseThrow().committed(), share(i, skus, orders));
    }
    if (!inventory.verify(SHOP).isClean()) {
      throw new IllegalStateException("the ledger is wrong: an invariant does not hold");
    }
  }

  static void verify(HandWrittenStock stock, int skus, int orders) {
    for (int i = 0; i < skus; i++) {
      check(i, share(i, skus, orders) - stock.left("sku-" + i), share(i, skus, orders));
    }
    check(-1, stock.sold(), orders);
  }

  /** Returns the number of orders for this SKU, if the orders go over the SKUs in turn. */
  private static int share(int sku, int skus, int orders) {
    return orders / skus + (sku < orders % skus ? 1 : 0);
  }

  private static void check(int sku, long sold, long ordered) {
    if (sold != ordered) {
      throw new IllegalStateException(
          "the ledger is wrong: sold %d of %d, SKU %d".formatted(sold, ordered, sku));
    }
  }

  static StockKey key(int sku) {
    return StockKey.of(SHOP, new Sku("sku-" + sku));
  }
}
