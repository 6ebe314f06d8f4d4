package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.RowContenders;
import java.time.Duration;
import java.util.List;

/**
 * Orders for one SKU with an order row of the shop, written in five ways, and the library without
 * the row.
 */
final class RowLoad {
  static final String LOAD = "one SKU with an order row, 64 clients";

  private static final int CLIENTS = 64;

  private RowLoad() {}

  static Series run(Setup setup) throws Exception {
    RowContenders rows = setup.contenders().rows();
    int clients = setup.plan().clients(CLIENTS);
    List<Arm> arms =
        List.of(
            Selling.hot(setup, rows.alongside(), clients),
            Selling.hot(setup, rows.within(), clients),
            Selling.hot(setup, rows.byIntent(), clients),
            Selling.hot(setup, rows.batchLoop(), clients),
            Selling.hot(setup, rows.handWritten(), clients),
            Selling.hot(setup, setup.contenders().holdfast(), clients));
    Duration steady = setup.plan().untilSteady();
    Selling.hot(setup, rows.alongside(), clients).round(steady);
    Selling.hot(setup, rows.within(), clients).round(steady.dividedBy(2));
    Selling.hot(setup, rows.byIntent(), clients).round(steady.dividedBy(2));
    Selling.hot(setup, rows.batchLoop(), clients).round(steady.dividedBy(5));
    Selling.hot(setup, rows.handWritten(), clients).round(steady.dividedBy(5));
    return Series.run(LOAD, setup.plan(), arms);
  }
}
