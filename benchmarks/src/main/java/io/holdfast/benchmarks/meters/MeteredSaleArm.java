package io.holdfast.benchmarks.meters;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ClosedLoop;
import io.holdfast.benchmarks.load.Sample;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Buyers of one article.
 *
 * @param name the name for tables
 * @param holdfast the library, with its listeners
 * @param buyers the number of buyers
 * @param numbers the number of the last order
 */
record MeteredSaleArm(String name, Holdfast holdfast, int buyers, AtomicLong numbers)
    implements Arm {
  private static final long PLENTY = 1_000_000_000;
  private static final List<String> SOLD = List.of(Contender.sku(0));

  @Override
  public Sample round(Duration time) throws Exception {
    holdfast.open(1, PLENTY);
    Sample sample =
        ClosedLoop.run(
            buyers, time, () -> holdfast.place(Order.number(numbers.incrementAndGet(), SOLD)));
    if (sample.refused() > 0) {
      throw new IllegalStateException("refused although there is enough stock");
    }
    holdfast.check(sample.sold(), sample.sold());
    return sample;
  }
}
