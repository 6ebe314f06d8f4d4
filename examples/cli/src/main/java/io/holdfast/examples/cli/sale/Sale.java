package io.holdfast.examples.cli.sale;

import io.holdfast.examples.cli.output.Progress;
import io.holdfast.examples.cli.sale.Notes.End;
import io.holdfast.examples.cli.store.Patience;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;

/**
 * Runs a sale in rounds. In the first round, every buyer comes. When abandoned or cancelled stock
 * is available again, the refused buyers come back, until no remaining stock fits any of their
 * orders, or a whole round has sold nothing.
 */
final class Sale {
  private static final Duration POLL = Duration.ofMillis(25);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Inventory inventory;
  private final ShopId shop;
  private final SaleTerms terms;
  private final SalePlan plan;
  private final Clients clients;
  private final Patience patience;
  private final BiFunction<String, Integer, Progress> progress;
  private final Latencies latencies = new Latencies();
  private final Books books;
  private int rounds;
  private long sellingNanos;

  Sale(
      Inventory inventory,
      ShopId shop,
      SaleTerms terms,
      SalePlan plan,
      Clients clients,
      Patience patience,
      BiFunction<String, Integer, Progress> progress) {
    this.inventory = inventory;
    this.shop = shop;
    this.terms = terms;
    this.plan = plan;
    this.clients = clients;
    this.patience = patience;
    this.progress = progress;
    this.books = new Books(plan);
  }

  void run() {
    clients.each(
        List.copyOf(plan.units().entrySet()),
        each -> define(StockDefinition.withOpening(each.getKey(), each.getValue())));
    Random random = new Random(terms.seed());
    List<Buyer> trying = plan.buyers();
    while (true) {
      round(SalePlan.visits(trying, rounds == 0, random));
      awaitEndOfHolds();
      List<Buyer> refused = books.whose(End.REFUSED);
      if (books.undersold() == 0 || refused.size() == trying.size()) {
        return;
      }
      trying = refused;
    }
  }

  private void define(StockDefinition definition) {
    patience.ask(() -> inventory.define(definition)).orElseThrow();
  }

  private void round(List<Buyer> visits) {
    rounds++;
    Progress shown = progress.apply("round " + rounds, visits.size());
    Visit visit = new Visit(inventory, shop, terms.ttl(), patience, latencies);
    latencies.beginRound();
    clients.each(
        visits,
        buyer -> {
          visit.of(buyer, books.of(buyer));
          shown.step();
        });
    sellingNanos += latencies.endRound(System.nanoTime());
  }

  /** Waits by the store's clock: a hold is over when the store no longer counts it. */
  private void awaitEndOfHolds() {
    long deadline = System.nanoTime() + terms.ttl().plus(GRACE).toNanos();
    List<StockKey> keys = new ArrayList<>(terms.holds() > 0 ? plan.units().keySet() : List.of());
    while (!keys.isEmpty() && System.nanoTime() < deadline) {
      keys.removeIf(key -> held(key) == 0);
      if (!keys.isEmpty()) {
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private long held(StockKey key) {
    return patience.ask(() -> inventory.level(key)).map(StockLevel::held).orElse(0L);
  }

  Books books() {
    return books;
  }

  Latencies latencies() {
    return latencies;
  }

  int rounds() {
    return rounds;
  }

  /** Returns the time in which this run sold, without the time in which it repeated another. */
  double sellingSeconds() {
    return sellingNanos / 1e9;
  }
}
