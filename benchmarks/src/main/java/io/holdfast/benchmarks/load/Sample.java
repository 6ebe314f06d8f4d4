package io.holdfast.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one contender did in one round.
 *
 * @param perSecond answers in a second
 * @param p50 milliseconds that half of the answers took at most
 * @param p95 milliseconds that 95 of 100 took at most
 * @param p99 milliseconds that 99 of 100 took at most
 * @param bytes allocated for each answer on the threads of the clients
 * @param sold answers that say sold
 * @param refused answers that say sold out
 * @param more what only some loads measure, by name
 */
public record Sample(
    double perSecond,
    double p50,
    double p95,
    double p99,
    double bytes,
    long sold,
    long refused,
    Map<String, Double> more) {
  /** Copies what only some loads measure. */
  public Sample {
    more = Map.copyOf(more);
  }

  /** A sample of latencies in nanoseconds, which are sorted by it. */
  static Sample of(double perSecond, Latencies latencies, double bytes, long sold, long refused) {
    return new Sample(
        perSecond,
        latencies.millis(0.50),
        latencies.millis(0.95),
        latencies.millis(0.99),
        bytes,
        sold,
        refused,
        Map.of());
  }

  /** The same, with one number more. */
  Sample with(String name, double number) {
    Map<String, Double> all = new TreeMap<>(more);
    all.put(name, number);
    return new Sample(perSecond, p50, p95, p99, bytes, sold, refused, all);
  }

  /** A number that only some loads measure. */
  public double more(String name) {
    return more.getOrDefault(name, Double.NaN);
  }
}
