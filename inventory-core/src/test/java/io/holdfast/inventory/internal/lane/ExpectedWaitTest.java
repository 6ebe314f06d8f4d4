package io.holdfast.inventory.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a lane refuses, under an open loop of orders, on a store whose time is simulated. */
class ExpectedWaitTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int QUEUE = 65_536;

  private final SimulatedLane lane = new SimulatedLane(QUEUE, 2 * SECOND);
  private final double capacity = lane.capacity();

  @Test
  void halfLoadRefusesNothingThroughAPauseOfASecond() {
    lane.pause(2 * SECOND, SECOND);
    lane.run(capacity / 2, 6 * SECOND);

    assertThat(lane.refused()).isZero();
    assertThat(lane.longestWait()).as("the pause was felt").isGreaterThan(SECOND * 9 / 10);
  }

  @Test
  void halfLoadRefusesNothingThroughRepeatedPausesOnceTheRateIsKnown() {
    lane.rush(20_000);
    lane.pause(3 * SECOND, SECOND);
    lane.pause(7 * SECOND, SECOND);
    lane.pause(11 * SECOND, SECOND);
    lane.run(capacity / 2, 15 * SECOND);

    assertThat(lane.refused()).isZero();
    assertThat(lane.longestWait()).isGreaterThan(SECOND * 9 / 10);
  }

  @Test
  void aPauseInARushRefusesNothingThatCanBeTakenInTime() {
    lane.pause(SECOND / 2, SECOND);
    lane.rush(20_000);
    lane.run(capacity / 2, 5 * SECOND);

    assertThat(lane.refused()).isZero();
  }

  @Test
  void aRushAfterAQuietTimeIsNotMeasuredByTheQuietTime() {
    lane.run(5_000, 2 * SECOND);
    lane.rush(15_000);
    lane.run(5_000, 2 * SECOND);

    assertThat(lane.refused()).isZero();
    assertThat(lane.longestWait()).isLessThan(SECOND);
  }

  @Test
  void aPauseOnTheFirstCommandOfAShopRefusesNothing() {
    lane.pause(0, SECOND);
    lane.run(capacity / 2, 4 * SECOND);

    assertThat(lane.refused()).isZero();
  }

  @Test
  void overloadIsRefusedEarlyAndTheStoreStaysBusy() {
    lane.run(2 * capacity, 10 * SECOND);

    assertThat(lane.longestWait()).isBetween(SECOND * 19 / 10, SECOND * 21 / 10);
    assertThat((double) lane.accepted()).isGreaterThan(capacity * 11);
    assertThat(lane.refused()).isGreaterThan((long) (capacity * 7));
    assertThat(lane.mostWaiting()).as("less than the bound of memory").isLessThan(QUEUE);
  }

  @Test
  void commandsAreAcceptedAgainAfterAnOverload() {
    lane.run(3 * capacity, 5 * SECOND);
    long refused = lane.refused();
    assertThat(refused).isPositive();
    lane.run(capacity / 2, SECOND / 10); // the queue becomes shorter
    refused = lane.refused();
    lane.run(capacity / 2, 5 * SECOND);

    assertThat(lane.refused()).isEqualTo(refused);
  }

  @Test
  void aStoreThatBecomesTenTimesSlowerIsRefusedAccordingly() {
    lane.run(2 * capacity, 5 * SECOND);
    lane.slowDown(10);
    lane.run(2 * capacity, 30 * SECOND);
    lane.forgetWaits();
    lane.run(2 * capacity, 5 * SECOND);

    assertThat(lane.longestWait()).isLessThan(SECOND * 25 / 10);
  }

  @Test
  void aStoreThatHangsFillsTheQueueUpToTheBoundOfMemory() {
    lane.pause(SECOND, 60 * SECOND);
    lane.run(capacity / 2, 30 * SECOND);

    assertThat(lane.mostWaiting()).isEqualTo(QUEUE);
    assertThat(lane.refused()).isPositive();
  }

  @Test
  void fewCommandsAtATimeSayNothingAboutTheRate() {
    ExpectedWait wait = new ExpectedWait(8);
    wait.measure(8, SECOND);
    wait.measure(8, SECOND);
    wait.measure(8, SECOND);
    assertThat(wait.nanos(1_000)).isZero();
    wait.measure(8, SECOND);
    assertThat(wait.nanos(1_000)).isBetween(124 * SECOND, 125 * SECOND);
  }

  @Test
  void aBatchOfAnyDurationTakesAwayAtMostAQuarterOfTheRate() {
    ExpectedWait wait = new ExpectedWait(8);
    for (int i = 0; i < 10; i++) {
      wait.measure(8, SECOND);
    }
    wait.measure(8, 3_600 * SECOND);
    assertThat(wait.nanos(600)).isBetween(99 * SECOND, 100 * SECOND);
  }
}
