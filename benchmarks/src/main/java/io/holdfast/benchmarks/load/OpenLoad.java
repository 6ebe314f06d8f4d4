package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;

/**
 * Orders for one SKU at fixed rates, each higher than the one before, until the rate is not
 * sustained.
 */
final class OpenLoad {
  static final String LOAD = "one SKU, open loop: orders at a fixed rate";

  /** The limit of the P95 in milliseconds. */
  static final double MOST_P95 = 15;

  private static final int MISSES = 2;
  private static final double KEPT = 0.97;

  private OpenLoad() {}

  static String rate(int rate) {
    return String.format(Locale.ROOT, "%,d/s", rate);
  }

  static CompletionStage<Boolean> sold(Holdfast holdfast, Order order) {
    return holdfast.placeAsync(order).thenApply(outcome -> outcome.isDone());
  }

  /** Runs one round at each rate, up to the second consecutive rate that is not sustained. */
  static Series run(Setup setup) throws Exception {
    Duration time = setup.plan().time().multipliedBy(2);
    List<Integer> rates = setup.plan().rates();
    round(setup, rates.get(0), setup.plan().warmup());
    List<String> arms = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    int misses = 0;
    for (int i = 0; i < rates.size() && misses < MISSES; i++) {
      Sample sample = round(setup, rates.get(i), time);
      arms.add(rate(rates.get(i)));
      samples.add(sample);
      misses = keeps(sample, rates.get(i)) ? 0 : misses + 1;
    }
    return new Series(LOAD, arms, List.of(samples));
  }

  /** Runs one round on fresh stock, and checks the ledger afterwards. */
  static Sample round(Setup setup, int rate, Duration time) throws Exception {
    Holdfast holdfast = setup.contenders().holdfast();
    holdfast.open(1, Contender.PLENTY);
    Sample sample = OpenLoop.run(rate, time, () -> sold(holdfast, setup.numbers().order()));
    holdfast.check(sample.sold(), sample.sold());
    return sample;
  }

  /**
   * Returns whether the rate was sustained: all orders were answered, at that rate, within the
   * latency limit.
   */
  static boolean keeps(Sample sample, int rate) {
    return sample.more(OpenLoop.FAILED) == 0
        && sample.p95() < MOST_P95
        && sample.perSecond() >= KEPT * rate;
  }

  /** Returns the highest sustained rate, or 0 if there is none. */
  static int highest(Series series, List<Integer> rates) {
    int highest = 0;
    List<Sample> samples = series.rounds().get(0);
    for (int i = 0; i < samples.size(); i++) {
      if (keeps(samples.get(i), rates.get(i))) {
        highest = rates.get(i);
      }
    }
    return highest;
  }
}
