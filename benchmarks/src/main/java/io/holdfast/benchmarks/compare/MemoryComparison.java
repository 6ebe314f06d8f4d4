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
 * A commit of one line in memory, against {@code putIfAbsent} of the id and compare-and-set of the
 * stock. Each round is as many orders on an empty store. Goal: at least 0.5.
 */
final class MemoryComparison {
  private static final ShopId SHOP = new ShopId("bench");
  private static final StockKey KEY = StockKey.of(SHOP, new Sku("sku"));

  private MemoryComparison() {}

  static List<Ratio> run(int rounds, int orders) throws Exception {
    return List.of(
        load("memory, one SKU, 1 thread", rounds, 1, orders),
        load("memory, one SKU, 2 threads", rounds, 2, orders));
  }

  private static Ratio load(String name, int rounds, int threads, int orders) throws Exception {
    CommitRequest[] requests = new CommitRequest[orders];
    for (int i = 0; i < orders; i++) {
      requests[i] = CommitRequest.of(SHOP, new ReservationId("order-" + i), Line.of("sku", 1));
    }
    return Ratio.of(
        name, rounds, () -> byLibrary(threads, requests), () -> byHand(threads, requests));
  }

  private static double byLibrary(int threads, CommitRequest[] requests) throws Exception {
    Inventory inventory = Inventory.create(InMemoryInventoryStore.create());
    inventory.define(StockDefinition.withOpening(KEY, requests.length)).orElseThrow();
    double perSecond = Clients.place(threads, requests.length, n -> inventory.commit(requests[n]));
    long sold = inventory.level(KEY).orElseThrow().committed();
    if (sold != requests.length || !inventory.verify(SHOP).isClean()) {
      throw new IllegalStateException("the ledger is wrong: sold " + sold);
    }
    return perSecond;
  }

  private static double byHand(int threads, CommitRequest[] requests) throws Exception {
    HandWrittenStock stock = new HandWrittenStock();
    stock.receive("sku", requests.length);
    double perSecond =
        Clients.place(
            threads, requests.length, n -> stock.commit(requests[n].id().value(), "sku", 1));
    if (stock.sold() != requests.length || stock.left("sku") != 0) {
      throw new IllegalStateException("the ledger is wrong: sold " + stock.sold());
    }
    return perSecond;
  }
}
