package io.holdfast.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds of each load
 * @param time of each round
 * @param warmup of each side before the first round
 * @param mostClients at a time; loads with more have that many
 * @param coldSkus SKUs of the load that has no hot one
 * @param past reservations of the shop that has a past
 * @param jvms how many processes sell together
 * @param rates orders in a second of the open loop, rising
 */
public record Plan(
    int rounds,
    Duration time,
    Duration warmup,
    int mostClients,
    int coldSkus,
    long past,
    List<Integer> jvms,
    List<Integer> rates) {
  /** Shows that everything starts and verifies; measures nothing. */
  public static final Plan SMOKE =
      new Plan(
          1, Duration.ofMillis(100), Duration.ofMillis(20), 8, 50, 2_000, List.of(2), List.of(200));

  /** A few minutes. */
  public static final Plan QUICK =
      new Plan(
          3,
          Duration.ofMillis(1_000),
          Duration.ofMillis(800),
          512,
          10_000,
          200_000,
          List.of(2),
          List.of(2_500, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000));

  /** As long as it takes. */
  public static final Plan FULL =
      new Plan(
          7,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          512,
          10_000,
          5_000_000,
          List.of(2, 4),
          List.of(
              2_500, 5_000, 7_500, 10_000, 12_500, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000,
              50_000));

  /** The same with one rate. */
  public Plan withRate(int rate) {
    return new Plan(rounds, time, warmup, mostClients, coldSkus, past, jvms, List.of(rate));
  }

  /** At most {@link #mostClients}. */
  int clients(int wanted) {
    return Math.min(wanted, mostClients);
  }

  /** More pieces than anybody sells in a round. */
  long plenty() {
    return 100_000_000L;
  }
}
