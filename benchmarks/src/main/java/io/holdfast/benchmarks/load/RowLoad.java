package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.RowContenders;
import java.util.List;

/**
 * Orders for one SKU with an order row of the shop, written in four ways, and the library without
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
            Selling.hot(setup, rows.handWritten(), clients),
            Selling.hot(setup, setup.contenders().holdfast(), clients));
    for (Contender each : rows.all()) {
      Selling.hot(setup, each, clients).round(setup.plan().time().multipliedBy(2)); // compiles it
    }
    return Series.run(LOAD, setup.plan(), arms);
  }
}
