package io.holdfast.benchmarks.memory;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The same shop on the hand-written alternative. */
@State(Scope.Benchmark)
public class HandWrittenShop {
  HandWrittenStock stock = new HandWrittenStock();
  private Expected expected = Expected.NOTHING;

  /** Opens the shop for one iteration. */
  @Setup(Level.Iteration)
  public void open(BenchmarkParams params) {
    expected = Expected.of(params);
    stock = new HandWrittenStock();
    for (int i = 0; i < expected.skus(); i++) {
      stock.receive(Orders.sku(i), expected.of(i));
    }
  }

  /** Checks that exactly the placed orders were sold. */
  @TearDown(Level.Iteration)
  public void verify() {
    long all = 0;
    for (int i = 0; i < expected.skus(); i++) {
      long left = stock.left(Orders.sku(i));
      expected.check(i, expected.of(i) - left, left);
      all += expected.of(i);
    }
    if (stock.sold() != all) {
      throw new IllegalStateException(stock.sold() + " ids recorded, " + all + " sold");
    }
  }
}
