package io.holdfast.benchmarks.load;

import static io.holdfast.benchmarks.load.SellingLoads.hotName;
import static io.holdfast.benchmarks.load.SellingLoads.lines;

import io.holdfast.benchmarks.contender.BatchLoop;
import io.holdfast.benchmarks.contender.HandWritten;
import io.holdfast.benchmarks.contender.Holdfast;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Evaluates the goals for the series of one database. A load that did not run has no goal. */
final class Goals {
  private static final String HOLDFAST = Holdfast.NAME;
  private static final String BY_HAND = HandWritten.NAME;

  private final List<Series> all;
  private final List<Goal> goals = new ArrayList<>();

  private Goals(List<Series> all) {
    this.all = all;
  }

  static List<Goal> of(List<Series> all, Plan plan) {
    Goals goals = new Goals(all);
    goals.hot();
    goals.elsewhere();
    goals.answers();
    goals.company();
    goals.when(OpenLoad.LOAD, it -> open(it, plan));
    return goals.goals;
  }

  private void when(String load, Function<Series, Goal> goal) {
    all.stream().filter(it -> it.load().equals(load)).map(goal).forEach(goals::add);
  }

  private void hot() {
    when(
        hotName(64),
        it ->
            Goal.atLeast(
                1, "64 clients, orders/s / hand-written", perSecond(it, HOLDFAST, BY_HAND), 20));
    when(
        hotName(256),
        it ->
            Goal.atLeast(
                2, "256 clients, orders/s / hand-written", perSecond(it, HOLDFAST, BY_HAND), 25));
    when(
        hotName(64),
        it ->
            Goal.atMost(
                3,
                "64 clients, P95 / hand-written",
                it.ratio(HOLDFAST, BY_HAND, Sample::p95),
                1 / 30.0));
    when(
        hotName(512),
        it -> Goal.atMost(4, "512 clients, P95, ms", it.of(HOLDFAST, Sample::p95), 40));
    when(
        hotName(1),
        it ->
            Goal.atMost(
                5, "1 client, P50 / hand-written", it.ratio(HOLDFAST, BY_HAND, Sample::p50), 1.10));
  }

  private void elsewhere() {
    when(
        SellingLoads.COLD,
        it ->
            Goal.atLeast(
                6,
                "cold SKUs, 64 clients, orders/s / hand-written",
                perSecond(it, HOLDFAST, BY_HAND),
                4));
    for (int clients : new int[] {64, 256, 512}) {
      when(
          hotName(clients),
          it ->
              Goal.atLeast(
                  7,
                  clients + " clients, orders/s / raw JDBC batch loop",
                  perSecond(it, HOLDFAST, BatchLoop.NAME),
                  0.85));
    }
    when(
        SellingLoads.BASKETS,
        it -> Goal.atMost(16, "cost of 16 lines / of 1", perSecond(it, lines(1), lines(16)), 8));
  }

  private void answers() {
    when(
        AnswerLoads.LOAD,
        it ->
            Goal.atLeast(
                9,
                "refusals/s / commits/s",
                perSecond(it, AnswerLoads.REFUSALS, AnswerLoads.COMMITS),
                10));
    when(
        AnswerLoads.LOAD,
        it ->
            Goal.atLeast(
                10,
                "replays/s / commits/s",
                perSecond(it, AnswerLoads.REPLAYS, AnswerLoads.COMMITS),
                1));
    when(
        AnswerLoads.LOAD,
        it ->
            Goal.atMost(
                10,
                "rows written by a round of replays",
                it.of(AnswerLoads.REPLAYS, s -> s.more(AnswerLoads.WRITES)),
                0));
    when(
        AnswerLoads.LOAD,
        it ->
            Goal.atLeast(
                11,
                "one poison in 100 / clean",
                perSecond(it, AnswerLoads.POISON, AnswerLoads.COMMITS),
                0.7));
    when(
        PastLoad.LOAD,
        it ->
            Goal.atLeast(
                12, "with a past / empty", perSecond(it, PastLoad.PAST, PastLoad.EMPTY), 0.85));
  }

  private void company() {
    when(
        ProcessLoad.LOAD,
        it ->
            Goal.atLeast(
                13,
                "2 JVMs together / 1",
                perSecond(it, ProcessLoad.jvms(2), ProcessLoad.jvms(1)),
                0.7));
    when(
        ProcessLoad.LOAD,
        it ->
            Goal.atLeast(
                13,
                "2 JVMs, the smaller share, %",
                it.of(ProcessLoad.jvms(2), s -> s.more(ProcessLoad.SHARE)),
                40));
    when(
        NeighbourLoad.LOAD,
        it ->
            new Goal(
                "shop",
                "quiet shop's P95 beside a flash sale / alone",
                it.ratio(NeighbourLoad.BESIDE, NeighbourLoad.ALONE, Sample::p95),
                true,
                2));
  }

  private static Goal open(Series series, Plan plan) {
    int highest = OpenLoad.highest(series, plan.rates());
    return new Goal(
        "open",
        "open loop: highest rate with P95 < 40 ms, orders/s",
        Quotient.of(highest),
        false,
        30_000);
  }

  private static Quotient perSecond(Series series, String arm, String base) {
    return series.ratio(arm, base, Sample::perSecond);
  }
}
