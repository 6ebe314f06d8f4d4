package io.holdfast.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * The amount of measurement.
 *
 * @param rounds the rounds of each load
 * @param time the time of each round
 * @param warmup the warm-up time of each side before the first round of a load
 * @param untilSteady the time under load after which new processes of the library are at their full
 *     speed; code that is simpler, or has parts in common with warm code, gets a fraction of it
 * @param mostClients the largest number of concurrent clients; loads with more are reduced to it
 * @param mostTrying the largest number of concurrent clients for contenders that retry for seconds;
 *     with more clients these are left out
 * @param coldSkus the number of SKUs of the load without a hot one
 * @param past the number of reservations of the shop with earlier orders
 * @param mostProcesses the largest number of processes; loads with more are reduced to it
 * @param everyShape true for all numbers of processes, clients and SKUs; false for those that the
 *     goals need
 * @param processTime the time of each round of several processes, which need longer to warm up
 * @param rates the orders per second of the open loop, ascending
 */
public record Plan(
    int rounds,
    Duration time,
    Duration warmup,
    Duration untilSteady,
    int mostClients,
    int mostTrying,
    int coldSkus,
    long past,
    int mostProcesses,
    boolean everyShape,
    Duration processTime,
    List<Integer> rates) {
  /**
   * Checks that everything starts and verifies. Measures nothing: a client places an order or a
   * few.
   */
  public static final Plan SMOKE =
      new Plan(
          1,
          Duration.ofMillis(10),
          Duration.ofMillis(5),
          Duration.ofMillis(10),
          8,
          512,
          50,
          2_000,
          2,
          false,
          Duration.ofMillis(20),
          List.of(200));

  /** Takes less than half an hour. */
  public static final Plan QUICK =
      new Plan(
          3,
          Duration.ofMillis(1_000),
          Duration.ofMillis(300),
          Duration.ofSeconds(16),
          512,
          64,
          10_000,
          200_000,
          4,
          false,
          Duration.ofSeconds(3),
          List.of(5_000, 10_000, 20_000, 30_000, 40_000, 60_000));

  /** Takes as long as necessary. */
  public static final Plan FULL =
      new Plan(
          7,
          Duration.ofSeconds(5),
          Duration.ofSeconds(2),
          Duration.ofSeconds(16),
          512,
          512,
          10_000,
          5_000_000,
          4,
          true,
          Duration.ofSeconds(5),
          List.of(
              2_500, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000, 40_000, 50_000, 60_000,
              80_000));

  /** Returns the same plan with rounds of this time, and warm-ups of four times as long. */
  public Plan withRounds(Duration each) {
    return with(rounds, each, each.multipliedBy(4), each, rates);
  }

  /** Returns the same plan with one rate. */
  public Plan withRate(int rate) {
    return with(rounds, time, warmup, processTime, List.of(rate));
  }

  /**
   * Returns the same plan with longer rounds for a slow server, so that enough orders fit in one.
   */
  public Plan forEmulator() {
    return with(rounds, time.multipliedBy(4), warmup.multipliedBy(4), processTime, rates);
  }

  /** Returns the same plan with the rounds of several processes. */
  public Plan forProcesses() {
    return with(rounds, processTime, warmup, processTime, rates);
  }

  /**
   * Returns the same plan with more and longer rounds, for small differences.
   *
   * @param more how many times the rounds
   * @param longer how many times the length of a round
   */
  public Plan times(int more, int longer) {
    return with(rounds * more, time.multipliedBy(longer), warmup, processTime, rates);
  }

  private Plan with(
      int howMany, Duration each, Duration warm, Duration ofProcesses, List<Integer> atRates) {
    return new Plan(
        howMany,
        each,
        warm,
        untilSteady,
        mostClients,
        mostTrying,
        coldSkus,
        past,
        mostProcesses,
        everyShape,
        ofProcesses,
        atRates);
  }

  /** Returns the number of clients, at most {@link #mostClients}. */
  public int clients(int wanted) {
    return Math.min(wanted, mostClients);
  }
}
