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
 * @param mostTrying clients at a time for who tries for seconds; it is left out where there are
 *     more
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
    int mostTrying,
    int coldSkus,
    long past,
    List<Integer> jvms,
    List<Integer> rates) {
  /** Shows that everything starts and verifies; measures nothing. */
  public static final Plan SMOKE =
      new Plan(
          1,
          Duration.ofMillis(100),
          Duration.ofMillis(20),
          8,
          512,
          50,
          2_000,
          List.of(2),
          List.of(200));

  /** A few minutes. */
  public static final Plan QUICK =
      new Plan(
          3,
          Duration.ofMillis(1_000),
          Duration.ofMillis(300),
          512,
          64,
          10_000,
          200_000,
          List.of(2),
          List.of(5_000, 10_000, 20_000, 30_000, 40_000, 60_000));

  /** As long as it takes. */
  public static final Plan FULL =
      new Plan(
          7,
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          512,
          512,
          10_000,
          5_000_000,
          List.of(2, 4),
          List.of(
              2_500, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000, 50_000, 60_000,
              80_000));

  /** The same with one rate. */
  public Plan withRate(int rate) {
    return new Plan(
        rounds, time, warmup, mostClients, mostTrying, coldSkus, past, jvms, List.of(rate));
  }

  /** The same for a server that is slow: longer rounds, so that enough happens in one. */
  public Plan forEmulator() {
    return new Plan(
        rounds,
        time.multipliedBy(4),
        warmup.multipliedBy(4),
        mostClients,
        mostTrying,
        coldSkus,
        past,
        jvms,
        rates);
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
