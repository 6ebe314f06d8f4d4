package io.holdfast.benchmarks.view;

import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ClosedLoop;
import io.holdfast.benchmarks.load.Sample;
import java.time.Duration;
import java.util.Map;

/**
 * Threads that read as fast as they can, in portions, so that the clock costs little.
 *
 * @param name the name for tables
 * @param shop the shop
 * @param read one read
 * @param threads the number of threads
 */
record ReadArm(String name, ViewShop shop, Runnable read, int threads) implements Arm {
  private static final int PORTION = 100;

  @Override
  public Sample round(Duration time) throws Exception {
    shop.open();
    read.run();
    Sample portions =
        ClosedLoop.run(
            threads,
            time,
            () -> {
              for (int i = 0; i < PORTION; i++) {
                read.run();
              }
              return true;
            });
    return new Sample(
        portions.perSecond() * PORTION,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        portions.bytes() / PORTION,
        portions.sold() * PORTION,
        0,
        Map.of());
  }
}
