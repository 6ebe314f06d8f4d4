package io.holdfast.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * The amount of measurement.
 *
 * @param rounds the rounds of each load
 * @param time the time of each round
 * @param warmup the warm-up time of each side before the first round
 * @param mostClients the largest number of concurrent clients; loads with more are reduced to it
 * @param mostTrying the largest number of concurrent clients for contenders that retry for seconds;
 *     with more clients these are left out
 * @param coldSkus the number of SKUs of the load without a hot one
 * @param past the number of reservations of the shop with earlier orders
 * @param jvms the numbers of processes that sell together
 * @param rates the orders per second of the open loop, ascending
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
  /** Checks that everything starts and verifies. Measures nothing. */
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

  /** Takes a few minutes. */
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

  /** Takes as long as necessary. */
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

  /** Returns the same plan with one rate. */
  public Plan withRate(int rate) {
    return new Plan(
        rounds, time, warmup, mostClients, mostTrying, coldSkus, past, jvms, List.of(rate));
  }

  /**
   * Returns the same plan with longer rounds for a slow server, so that enough orders fit in one.
   */
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

  /** Returns the number of clients, at most {@link #mostClients}. */
  int clients(int wanted) {
    return Math.min(wanted, mostClients);
  }

  /** Returns more pieces than are sold in a round. */
  long plenty() {
    return 100_000_000L;
  }
}
