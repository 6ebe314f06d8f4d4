package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A quiet shop, alone and beside a shop with a flash sale. Both share pool and inventory. */
final class NeighbourLoad {
  static final String LOAD = "quiet shop, 200 orders/s";
  static final String ALONE = "alone";
  static final String BESIDE = "beside a flash sale of 256 clients";

  /** Orders per second of the noisy shop. */
  static final String NOISE = "noisy shop, orders/s";

  private static final int RATE = 200;
  private static final int NOISY = 256;

  private NeighbourLoad() {}

  static Series run(Setup setup) throws Exception {
    return Series.run(
        LOAD,
        setup.plan(),
        List.of(
            Arm.of(ALONE, time -> OpenLoad.round(setup, RATE, time)),
            Arm.of(BESIDE, time -> beside(setup, time))));
  }

  private static Sample beside(Setup setup, Duration time) throws Exception {
    Holdfast shop = setup.contenders().holdfast();
    shop.open(1, Contender.PLENTY);
    Holdfast noisy = shop.inShop(shop.tables().openAnother(1, Contender.PLENTY));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      int clients = setup.plan().clients(NOISY);
      Future<Sample> noise =
          thread.submit(
              () -> ClosedLoop.run(clients, time, () -> noisy.place(setup.numbers().order())));
      Sample sample = OpenLoop.run(RATE, time, () -> OpenLoad.sold(shop, setup.numbers().order()));
      shop.check(sample.sold(), sample.sold());
      noisy.check(noise.get().sold(), noise.get().sold());
      return sample.with(NOISE, noise.get().perSecond());
    } finally {
      thread.shutdown();
    }
  }
}
