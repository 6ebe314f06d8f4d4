package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.CANCELLED;
import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Interrupter;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests two concurrent steps with the same id: one step decides, and the other gets that result.
 */
public abstract class RaceCases extends CrowdTests {
  @Test
  void aCallSentManyTimesAtOnceHasTheEffectOfOne() {
    int rounds = Math.max(5, races() / 5);
    StockKey cup = stock("cup", 10_000);
    for (int round = 1; round <= rounds; round++) {
      String id = "c-" + round;
      List<Outcome<Reservation>> outcomes = race(5, thread -> commit(id, Line.of("cup", 2)));
      assertThat(doneFirst(outcomes)).isEqualTo(1);
      assertThat(outcomes.stream().map(Outcome::orElseThrow).distinct()).hasSize(1);
      assertLevel(cup, 10_000, 0, 2L * round);
    }
  }

  @Test
  void aHoldSentManyTimesAtOnceHasTheEffectOfOne() {
    int rounds = Math.max(5, races() / 5);
    StockKey cup = stock("cup", 10_000);
    for (int round = 1; round <= rounds; round++) {
      String id = "h-" + round;
      List<Outcome<Reservation>> outcomes = race(5, thread -> hold(id, Line.of("cup", 2)));
      assertThat(doneFirst(outcomes)).isEqualTo(1);
      assertThat(done(outcomes)).isEqualTo(5);
      assertLevel(cup, 10_000, 2L * round, 0);
    }
  }

  @Test
  void ofTwoRequestsUnderOneIdOneIsTakenAndTheOtherRefused() {
    StockKey cup = stock("cup", 10_000);
    StockKey plate = stock("plate", 10_000);
    long cups = 0;
    long plates = 0;
    for (int round = 0; round < races() / 2; round++) {
      String id = "c-" + round;
      List<Outcome<Reservation>> outcomes =
          race(2, thread -> commit(id, Line.of(thread == 0 ? "cup" : "plate", 1)));
      assertThat(done(outcomes)).isEqualTo(1);
      assertRefused(refused(outcomes).get(0), IdReused.class);
      cups += outcomes.get(0).isDone() ? 1 : 0;
      plates += outcomes.get(1).isDone() ? 1 : 0;
    }
    assertLevel(cup, 10_000, 0, cups);
    assertLevel(plate, 10_000, 0, plates);
  }

  @Test
  void ofCancelAndDispatchOneWinsAndTheOtherIsToldTheState() {
    StockKey cup = stock("cup", 10_000);
    long gone = 0;
    for (int round = 0; round < races() / 2; round++) {
      String id = "c-" + round;
      commit(id, Line.of("cup", 1)).orElseThrow();
      List<Outcome<Reservation>> outcomes =
          race(2, thread -> thread == 0 ? cancel(id) : dispatch(id));
      assertThat(done(outcomes)).isEqualTo(1);
      boolean dispatched = outcomes.get(1).isDone();
      assertWrongState(refused(outcomes).get(0), dispatched ? DISPATCHED : CANCELLED);
      gone += dispatched ? 1 : 0;
    }
    assertLevel(cup, 10_000 - gone, 0, 0);
  }

  @Test
  void ofReleaseAndCommitOneWinsAndTheOtherIsToldTheState() {
    StockKey cup = stock("cup", 10_000);
    long sold = 0;
    for (int round = 0; round < races() / 2; round++) {
      String id = "h-" + round;
      hold(id, Line.of("cup", 1)).orElseThrow();
      List<Outcome<Reservation>> outcomes =
          race(2, thread -> thread == 0 ? release(id) : commitHold(id));
      assertThat(done(outcomes)).isEqualTo(1);
      boolean committed = outcomes.get(1).isDone();
      assertWrongState(refused(outcomes).get(0), committed ? COMMITTED : RELEASED);
      sold += committed ? 1 : 0;
    }
    assertLevel(cup, 10_000, 0, sold);
  }

  @Test
  void ofSweepAndCommitAtTheDeadlineOneDecides() {
    StockKey cup = stock("cup", 10_000);
    long sold = 0;
    for (int round = 0; round < races(); round++) {
      String id = "h-" + round;
      Instant deadline = clock.instant().plus(TTL);
      hold(id, Line.of("cup", 1)).orElseThrow();
      clock.set(deadline.minus(MICRO));
      List<Outcome<Reservation>> outcomes =
          Crowd.of(
              2,
              thread -> {
                if (thread == 0) {
                  return patiently(() -> commitHold(id));
                }
                clock.set(deadline);
                inventory.sweep(shop, 10);
                return patiently(() -> release(id));
              });
      sold += assertOneDecided(outcomes.get(0), outcomes.get(1)) ? 1 : 0;
      assertLevel(cup, 10_000, 0, sold);
    }
  }

  /** Returns whether the commit won, and checks that both calls got the same result. */
  private static boolean assertOneDecided(
      Outcome<Reservation> commit, Outcome<Reservation> release) {
    if (commit.isDone()) {
      assertWrongState(release, COMMITTED);
      return true;
    }
    ReservationState told = assertRefused(commit, WrongState.class).state();
    assertThat(told).isEqualTo(EXPIRED);
    assertReplayed(release, EXPIRED);
    return false;
  }

  @Test
  void aStepSentManyTimesAtOnceIsTakenOnce() {
    StockKey cup = stock("cup", 10_000);
    int rounds = Math.max(5, races() / 5);
    for (int round = 0; round < rounds; round++) {
      String id = "c-" + round;
      hold(id, Line.of("cup", 1)).orElseThrow();
      assertThat(doneFirst(race(4, thread -> commitHold(id)))).isEqualTo(1);
      assertThat(doneFirst(race(4, thread -> cancel(id)))).isEqualTo(1);
      String other = "h-" + round;
      hold(other, Line.of("cup", 1)).orElseThrow();
      assertThat(doneFirst(race(4, thread -> release(other)))).isEqualTo(1);
      assertLevel(cup, 10_000, 0, 0);
    }
  }

  @Test
  void interruptedCallersKeepTheirFlagAndLoseNothing() {
    StockKey cup = stock("cup", 10_000);
    int calls = calls();
    Interrupter interrupter = new Interrupter();
    Crowd.of(
        3,
        thread -> {
          if (thread == 2) {
            interrupter.run();
            return true;
          }
          try {
            for (int i = 0; i < calls; i++) {
              commitInterrupted("c-" + thread + "-" + i, interrupter);
            }
          } finally {
            if (thread == 0) {
              interrupter.end();
            }
          }
          return true;
        });
    assertLevel(cup, 10_000, 0, 2L * calls);
  }

  /** Commits under interrupts, and repeats the call after a fault until there is an answer. */
  private void commitInterrupted(String id, Interrupter interrupter) {
    Thread.currentThread().interrupt();
    boolean answered;
    try {
      answered = interrupter.during(() -> commit(id, Line.of("cup", 1)).isDone());
    } catch (InventoryException e) {
      assertThat(e.isRetryable()).as("%s", e).isTrue();
      answered = false;
    }
    assertThat(Thread.interrupted()).as("the interrupt flag is kept").isTrue();
    if (!answered) {
      patiently(() -> commit(id, Line.of("cup", 1))).orElseThrow();
    }
  }
}
