package io.holdfast.benchmarks.memory;

import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The sales of one iteration: the stock of each SKU is exactly what its buyers want.
 *
 * @param skus the number of SKUs
 * @param orders the number of orders of each thread
 * @param threads the number of concurrent threads
 */
record Expected(int skus, int orders, int threads) {
  static final Expected NOTHING = new Expected(0, 0, 0);

  static Expected of(BenchmarkParams params) {
    return new Expected(
        Integer.parseInt(params.getParam("skus")),
        Integer.parseInt(params.getParam("orders")),
        params.getThreads());
  }

  /**
   * Returns the orders of a SKU. Orders are spread over the SKUs in turn, so the first ones may get
   * one more.
   */
  long of(int sku) {
    return (long) threads * (orders / skus + (sku < orders % skus ? 1 : 0));
  }

  void check(int sku, long sold, long left) {
    if (sold != of(sku) || left != 0) {
      throw new IllegalStateException(
          Orders.sku(sku) + ": sold " + sold + " of " + of(sku) + ", left " + left);
    }
  }
}
