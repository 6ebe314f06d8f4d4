package io.holdfast.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of all sides under one load.
 *
 * @param load the description of the load
 * @param arms the names of the sides
 * @param rounds the samples of each round, in the order of the names
 */
public record Series(String load, List<String> arms, List<List<Sample>> rounds) {
  /** Copies the lists. */
  public Series {
    arms = List.copyOf(arms);
    rounds = List.copyOf(rounds);
  }

  /** Warms up each side, then runs rounds in which the sides alternate. The first side rotates. */
  public static Series run(String load, Plan plan, List<Arm> arms) throws Exception {
    for (Arm arm : arms) {
      arm.round(plan.warmup());
    }
    List<List<Sample>> rounds = new ArrayList<>();
    for (int round = 0; round < plan.rounds(); round++) {
      rounds.add(round(round, plan.time(), arms));
    }
    return new Series(load, arms.stream().map(Arm::name).toList(), rounds);
  }

  private static List<Sample> round(int first, Duration time, List<Arm> arms) throws Exception {
    Sample[] samples = new Sample[arms.size()];
    for (int i = 0; i < arms.size(); i++) {
      int turn = (first + i) % arms.size();
      samples[turn] = arms.get(turn).round(time);
    }
    return List.of(samples);
  }

  /** Returns a number of one side. */
  public Quotient of(String arm, ToDoubleFunction<Sample> number) {
    int at = index(arm);
    return Quotient.of(
        rounds.stream().mapToDouble(round -> number.applyAsDouble(round.get(at))).toArray());
  }

  /** Returns a number of one side divided by that of another, round by round. */
  public Quotient ratio(String arm, String base, ToDoubleFunction<Sample> number) {
    int over = index(arm);
    int under = index(base);
    return Quotient.of(
        rounds.stream()
            .mapToDouble(
                it -> number.applyAsDouble(it.get(over)) / number.applyAsDouble(it.get(under)))
            .toArray());
  }

  private int index(String arm) {
    int at = arms.indexOf(arm);
    if (at < 0) {
      throw new IllegalArgumentException("arm: must be one of " + arms + ", is " + arm);
    }
    return at;
  }
}
