package io.holdfast.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The result of one contender in one round.
 *
 * @param perSecond the answers per second
 * @param p50 the median latency in milliseconds
 * @param p95 the 95th percentile of the latency in milliseconds
 * @param p99 the 99th percentile of the latency in milliseconds
 * @param bytes the bytes allocated for each answer on the threads of the clients
 * @param sold the number of answers that say sold
 * @param refused the number of answers that say sold out
 * @param more the numbers that only some loads measure, by name
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
  /** Copies the further numbers. */
  public Sample {
    more = Map.copyOf(more);
  }

  /** Returns an empty histogram of latencies in nanoseconds, to three digits, up to an hour. */
  static Histogram latencies() {
    return new Histogram(TimeUnit.HOURS.toNanos(1), 3);
  }

  /** Returns a sample of latencies in nanoseconds. */
  static Sample of(double perSecond, Histogram latencies, double bytes, long sold, long refused) {
    return new Sample(
        perSecond,
        millis(latencies, 50),
        millis(latencies, 95),
        millis(latencies, 99),
        bytes,
        sold,
        refused,
        Map.of());
  }

  private static double millis(Histogram latencies, double percentile) {
    return latencies.getTotalCount() == 0
        ? Double.NaN
        : latencies.getValueAtPercentile(percentile) / 1e6;
  }

  /** Returns the same sample with one more number. */
  public Sample with(String name, double number) {
    Map<String, Double> all = new TreeMap<>(more);
    all.put(name, number);
    return new Sample(perSecond, p50, p95, p99, bytes, sold, refused, all);
  }

  /** Returns a number that only some loads measure. */
  public double more(String name) {
    return more.getOrDefault(name, Double.NaN);
  }
}
