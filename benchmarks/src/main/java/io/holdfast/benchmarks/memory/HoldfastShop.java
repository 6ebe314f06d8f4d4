package io.holdfast.benchmarks.memory;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A shop on a fresh in-memory store, with stock for exactly the orders of one iteration. */
@State(Scope.Benchmark)
public class HoldfastShop {
  Inventory inventory = Inventory.create(InMemoryInventoryStore.create());
  private Expected expected = Expected.NOTHING;

  /** Opens the shop for one iteration. */
  @Setup(Level.Iteration)
  public void open(BenchmarkParams params) {
    expected = Expected.of(params);
    inventory = Inventory.create(InMemoryInventoryStore.create());
    for (int i = 0; i < expected.skus(); i++) {
      inventory.define(StockDefinition.withOpening(key(i), expected.of(i))).orElseThrow();
    }
  }

  /** Checks the ledger: every order sold, no more, and every invariant holds. */
  @TearDown(Level.Iteration)
  public void verify() {
    VerifyReport report = inventory.verify(Orders.SHOP);
    if (!report.isClean()) {
      throw new IllegalStateException("the ledger is wrong: " + report.violations().get(0));
    }
    for (int i = 0; i < expected.skus(); i++) {
      StockLevel level = inventory.level(key(i)).orElseThrow();
      expected.check(i, level.committed(), level.available());
    }
  }

  private static StockKey key(int sku) {
    return StockKey.of(Orders.SHOP, new Sku(Orders.sku(sku)));
  }
}
