package io.holdfast.benchmarks.load;

import static io.holdfast.benchmarks.load.SellingLoads.hotName;
import static io.holdfast.benchmarks.load.SellingLoads.lines;

import io.holdfast.benchmarks.contender.BatchLoop;
import io.holdfast.benchmarks.contender.HandWritten;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.RowContenders;
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
    goals.when(OpenLoad.LOAD, it -> open(it, plan));
    goals.pause();
    goals.answers();
    goals.processes();
    goals.rows();
    return goals.goals;
  }

  private void when(String load, Function<Series, Goal> goal) {
    all.stream().filter(it -> it.load().equals(load)).map(goal).forEach(goals::add);
  }

  private void hot() {
    atLeast("1", hotName(64), "64 clients, orders/s / hand-written", HOLDFAST, BY_HAND, 20);
    atLeast("2", hotName(256), "256 clients, orders/s / hand-written", HOLDFAST, BY_HAND, 25);
    when(
        hotName(64),
        it ->
            Goal.atMost(
                "3",
                "64 clients, P95 / hand-written",
                it.ratio(HOLDFAST, BY_HAND, Sample::p95),
                1 / 30.0));
    when(
        hotName(512),
        it -> Goal.atMost("4", "512 clients, P95, ms", it.of(HOLDFAST, Sample::p95), 15));
    when(
        hotName(1),
        it ->
            Goal.atMost(
                "5",
                "1 client, P50 / hand-written",
                it.ratio(HOLDFAST, BY_HAND, Sample::p50),
                1.05));
  }

  private void elsewhere() {
    atLeast(
        "6",
        SellingLoads.COLD,
        "cold SKUs, 64 clients, orders/s / hand-written",
        HOLDFAST,
        BY_HAND,
        5);
    for (int clients : new int[] {64, 256, 512}) {
      String what = clients + " clients, orders/s / raw JDBC batch loop";
      atLeast("7", hotName(clients), what, HOLDFAST, BatchLoop.NAME, 0.9);
    }
    atLeast(
        "8",
        hotName(32),
        "without lanes, 32 clients, orders/s / hand-written",
        Holdfast.WITHOUT_LANES,
        BY_HAND,
        0.95);
    when(
        SellingLoads.BASKETS,
        it ->
            Goal.atMost("19", "cost of 16 lines / of 1", perSecond(it, lines(1), lines(16)), 1.5));
    when(
        NeighbourLoad.LOAD,
        it ->
            Goal.atMost(
                "shop",
                "quiet shop's P95 beside a flash sale / alone",
                it.ratio(NeighbourLoad.BESIDE, NeighbourLoad.ALONE, Sample::p95),
                2));
  }

  private void pause() {
    when(
        PauseLoad.LOAD,
        it ->
            Goal.atMost(
                "pause",
                "half the rate and a pause of 1 s, orders that failed",
                Quotient.of(it.of(PauseLoad.PAUSED, s -> s.more(OpenLoop.FAILED)).most()),
                0));
  }

  private void answers() {
    String load = AnswerLoads.LOAD;
    atLeast("9", load, "refusals/s / commits/s", AnswerLoads.REFUSALS, AnswerLoads.COMMITS, 4);
    shown("9", load, "refusals/s / read loop by hand", AnswerLoads.REFUSALS, AnswerLoads.READ_LOOP);
    atLeast("10", load, "replays/s / commits/s", AnswerLoads.REPLAYS, AnswerLoads.COMMITS, 2);
    when(
        load,
        it ->
            Goal.atMost(
                "10",
                "rows written by a round of replays",
                Quotient.of(it.of(AnswerLoads.REPLAYS, s -> s.more(AnswerLoads.WRITES)).most()),
                0));
    atLeast("11", load, "one poison in 100 / clean", AnswerLoads.POISON, AnswerLoads.COMMITS, 0.8);
    atLeast("12", PastLoad.LOAD, "with a past / empty", PastLoad.PAST, PastLoad.EMPTY, 0.95);
  }

  private void processes() {
    String one = ProcessLoad.load(1);
    String two = ProcessLoad.arm(Shape.TWO, HOLDFAST);
    String alone = ProcessLoad.arm(Shape.ALONE, HOLDFAST);
    atLeast("13", one, "one SKU, 2 processes × 32 clients / 1 × 64", two, alone, 0.95);
    when(
        one,
        it ->
            Goal.atLeast(
                "13",
                "one SKU, 2 processes × 32 clients, the smaller share, %",
                it.of(two, s -> s.more(ProcessLoad.SHARE)),
                45));
    besideByHand("14", 1, Shape.FOUR, 6);
    besideByHand("14", 1, Shape.CROWD, 12);
    besideByHand("15", ProcessLoad.SOME, Shape.TWO, 5);
  }

  private void besideByHand(String number, int skus, Shape shape, double goal) {
    atLeast(
        number,
        ProcessLoad.load(skus),
        "%s, %d processes × %d clients / hand-written likewise"
            .formatted(skus == 1 ? "one SKU" : skus + " SKUs", shape.processes(), shape.clients()),
        ProcessLoad.arm(shape, HOLDFAST),
        ProcessLoad.arm(shape, BY_HAND),
        goal);
  }

  private void rows() {
    atLeast(
        "16",
        RowLoad.LOAD,
        "order row alongside, 64 clients, orders/s / hand-written with the same row",
        RowContenders.ALONGSIDE,
        RowContenders.BY_HAND,
        12);
    atLeast(
        "17",
        RowLoad.LOAD,
        "order row alongside, 64 clients, orders/s / without the row",
        RowContenders.ALONGSIDE,
        HOLDFAST,
        0.7);
    shown(
        "17",
        RowLoad.LOAD,
        "order row alongside / batch loop with order row by hand",
        RowContenders.ALONGSIDE,
        BatchLoop.WITH_ORDER_ROW);
  }

  private static Goal open(Series series, Plan plan) {
    int highest = OpenLoad.highest(series, plan.rates());
    return Goal.atLeast(
        "4", "open loop: highest rate with P95 < 15 ms, orders/s", Quotient.of(highest), 30_000);
  }

  /** Adds a goal for the orders per second of one side, divided by those of another. */
  private void atLeast(
      String number, String load, String what, String arm, String base, double goal) {
    when(load, it -> Goal.atLeast(number, what, perSecond(it, arm, base), goal));
  }

  /** Adds the same without a goal. */
  private void shown(String number, String load, String what, String arm, String base) {
    when(load, it -> Goal.shown(number, what, perSecond(it, arm, base)));
  }

  private static Quotient perSecond(Series series, String arm, String base) {
    return series.ratio(arm, base, Sample::perSecond);
  }
}
