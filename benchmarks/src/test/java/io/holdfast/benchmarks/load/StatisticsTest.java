package io.holdfast.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** What is made of the numbers. */
class StatisticsTest {
  @Test
  void aPercentileIsTheSmallestThatEnoughDoNotExceed() {
    Histogram latencies = Sample.latencies();
    for (int i = 100; i > 0; i--) {
      latencies.recordValue(i * 1_000_000L);
    }
    Sample sample = Sample.of(1, latencies, 1, 1, 1);
    Percentage threeDigits = Percentage.withPercentage(0.1);
    assertThat(sample.p50()).isCloseTo(50, threeDigits);
    assertThat(sample.p95()).isCloseTo(95, threeDigits);
    assertThat(sample.p99()).isCloseTo(99, threeDigits);
    assertThat(Sample.of(1, Sample.latencies(), 1, 1, 1).p50()).isNaN();
  }

  @Test
  void theMedianIsTheMiddleOrBetweenTheTwo() {
    assertThat(Quotient.of(3, 1, 2)).isEqualTo(new Quotient(2, 1, 3));
    assertThat(Quotient.of(4, 1, 3, 2)).isEqualTo(new Quotient(2.5, 1, 4));
    assertThatThrownBy(Quotient::of).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRatioIsThatOfEachRoundAndNotOfTheMedians() {
    Series series =
        new Series(
            "load",
            List.of("one", "other"),
            List.of(
                List.of(perSecond(100), perSecond(10)),
                List.of(perSecond(10), perSecond(5)),
                List.of(perSecond(60), perSecond(20))));
    assertThat(series.ratio("one", "other", Sample::perSecond)).isEqualTo(new Quotient(3, 2, 10));
    assertThat(series.of("one", Sample::perSecond)).isEqualTo(new Quotient(60, 10, 100));
    assertThatThrownBy(() -> series.of("nobody", Sample::perSecond)).hasMessageContaining("nobody");
  }

  @Test
  void sidesWarmUpAndThenRotate() throws Exception {
    List<String> turns = new ArrayList<>();
    Series series =
        Series.run("load", plan(3), List.of(arm("a", turns), arm("b", turns), arm("c", turns)));
    assertThat(String.join("", turns)).isEqualTo("abc" + "abc" + "bca" + "cab");
    assertThat(series.of("b", Sample::perSecond).median()).isEqualTo('b');
  }

  @Test
  void aWrongLedgerEndsTheRun() {
    Arm broken = arm("broken", List.of());
    assertThatThrownBy(() -> Series.run("load", plan(1), List.of(broken)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void everyOrderOfAnOpenLoopCounts() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Sample sample =
        OpenLoop.run(
            10_000,
            Duration.ofMillis(10),
            () ->
                switch (calls.getAndIncrement() % 4) {
                  case 0 -> CompletableFuture.failedFuture(new IllegalStateException());
                  case 1 -> CompletableFuture.completedFuture(false);
                  default -> CompletableFuture.completedFuture(true);
                });
    assertThat(calls).hasValue(100);
    assertThat(sample.sold()).isEqualTo(50);
    assertThat(sample.refused()).isEqualTo(25);
    assertThat(sample.more(OpenLoop.FAILED)).isEqualTo(25);
    assertThat(OpenLoad.keeps(sample, 1)).isFalse();
  }

  @Test
  void aFaultOfOneClientEndsAClosedLoop() {
    assertThatThrownBy(
            () ->
                ClosedLoop.run(
                    2,
                    Duration.ofMillis(1),
                    () -> {
                      throw new IllegalStateException("no answer");
                    }))
        .hasRootCauseMessage("no answer");
  }

  @Test
  void theSmallestShareIsThatOfTheProcessThatSoldLeast() {
    Sample sum =
        ProcessLoad.sum(
            List.of(sold(30).with(ProcessLoad.BUSY, 1), sold(10).with(ProcessLoad.BUSY, 2)));
    assertThat(sum.sold()).isEqualTo(40);
    assertThat(sum.more(ProcessLoad.SHARE)).isEqualTo(25);
    assertThat(sum.more(ProcessLoad.BUSY)).isEqualTo(3);
  }

  @Test
  void everyShapeIsMeasuredOnlyIfThePlanAsksForIt() {
    assertThat(Shape.all())
        .extracting(Shape::toString)
        .containsExactly("1 × 16", "1 × 64", "2 × 16", "2 × 64", "4 × 16", "4 × 64", "2 × 32");
    assertThat(ProcessLoad.skus(Plan.QUICK)).containsExactly(1, 100);
    assertThat(ProcessLoad.skus(Plan.FULL)).containsExactly(1, 100, 1_000);
  }

  @Test
  void aGoalIsReachedByTheMedian() {
    Quotient value = new Quotient(2, 1, 30);
    assertThat(Goal.atLeast("1", "", value, 2).reached()).isTrue();
    assertThat(Goal.atLeast("1", "", value, 2.1).reached()).isFalse();
    assertThat(Goal.atMost("1", "", value, 2).reached()).isTrue();
    assertThat(Goal.atMost("1", "", value, 1.9).reached()).isFalse();
  }

  private static Plan plan(int rounds) {
    return new Plan(
        rounds,
        Duration.ZERO,
        Duration.ZERO,
        Duration.ZERO,
        1,
        1,
        1,
        0,
        1,
        false,
        Duration.ZERO,
        List.of(1));
  }

  private static Arm arm(String name, List<String> turns) {
    return Arm.of(
        name,
        time -> {
          turns.add(name);
          return perSecond(name.charAt(0));
        });
  }

  private static Sample perSecond(double number) {
    return new Sample(number, 1, 1, 1, 1, 1, 0, Map.of());
  }

  private static Sample sold(long number) {
    return new Sample(1, 1, 1, 1, 1, number, 0, Map.of());
  }
}
