package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.CANCELLED;
import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static io.holdfast.inventory.model.ReservationState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the steps after a sale: cancel, dispatch and return. */
public abstract class AfterSaleCases extends BehaviourTests {
  @Test
  void cancelGivesTheSaleBackToStock() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 2));
    Reservation cancelled = assertDone(cancel("c"), CANCELLED);
    assertThat(cancelled.endedAt()).isEqualTo(clock.instant());
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void cancelTwiceIsAReplay() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 2));
    commit("other", Line.of("cup", 3));
    cancel("c");
    assertReplayed(cancel("c"), CANCELLED);
    assertLevel(cup, 5, 0, 3);
  }

  @Test
  void cancelOfPartOfAHoldGivesBackWhatWasCommitted() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 3));
    commitHold("h", Line.of("cup", 2));
    assertDone(cancel("h"), CANCELLED);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void cancelAfterDispatchIsRefused() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 2));
    dispatch("c");
    assertWrongState(cancel("c"), DISPATCHED);
    assertLevel(cup, 3, 0, 0);
  }

  @Test
  void undoGivesEverythingBackWhateverTheState() {
    StockKey cup = stock("cup", 9);
    hold("held", Line.of("cup", 2));
    commit("sold", Line.of("cup", 2));
    hold("part", Line.of("cup", 3));
    commitHold("part", Line.of("cup", 1));
    assertDone(undo("held"), RELEASED);
    assertDone(undo("sold"), CANCELLED);
    assertDone(undo("part"), CANCELLED);
    assertLevel(cup, 9, 0, 0);
    assertReplayed(undo("held"), RELEASED);
    assertReplayed(undo("sold"), CANCELLED);
    assertLevel(cup, 9, 0, 0);
  }

  @Test
  void undoBeforeTheOrderArrivesClosesItsId() {
    StockKey cup = stock("cup", 5);
    assertDone(undo("late"), RELEASED);
    assertWrongState(commit("late", Line.of("cup", 1)), RELEASED);
    assertWrongState(hold("late", Line.of("cup", 1)), RELEASED);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void undoAfterDispatchIsRefused() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 2));
    dispatch("c");
    assertWrongState(undo("c"), DISPATCHED);
    assertLevel(cup, 3, 0, 0);
  }

  @Test
  void cancelOfWhatIsNotSoldIsRefused() {
    stock("cup", 5);
    hold("held", Line.of("cup", 1));
    assertWrongState(cancel("held"), HELD);
    assertRefused(cancel("none"), ReservationNotFound.class);
    clock.advance(TTL);
    assertWrongState(cancel("held"), EXPIRED);
  }

  @Test
  void dispatchTakesTheGoodsOffTheStock() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 2));
    clock.advance(Duration.ofHours(1));
    Reservation dispatched = assertDone(dispatch("c"), DISPATCHED);
    assertThat(dispatched.dispatchedAt()).isEqualTo(clock.instant());
    assertLevel(cup, 3, 0, 0);
    assertThat(level(cup).available()).isEqualTo(3);
  }

  @Test
  void dispatchTwiceIsAReplay() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 2));
    dispatch("c");
    assertReplayed(dispatch("c"), DISPATCHED);
    assertLevel(cup, 3, 0, 0);
  }

  @Test
  void dispatchOfWhatIsNotSoldIsRefused() {
    StockKey cup = stock("cup", 5);
    hold("held", Line.of("cup", 1));
    commit("cancelled", Line.of("cup", 1));
    cancel("cancelled");
    assertWrongState(dispatch("held"), HELD);
    assertWrongState(dispatch("cancelled"), CANCELLED);
    assertRefused(dispatch("none"), ReservationNotFound.class);
    assertLevel(cup, 5, 1, 0);
  }

  @Test
  void dispatchOfPartOfAHoldTakesOnlyWhatWasSold() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 3));
    commitHold("h", Line.of("cup", 2));
    dispatch("h");
    assertLevel(cup, 3, 0, 0);
  }

  @Test
  void returnedGoodsAreInStockAgain() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 3));
    dispatch("c");
    StockChange change = giveBack("back", "c", Line.of("cup", 2)).orElseThrow();
    assertThat(change.levels()).containsExactly(level(cup));
    assertLevel(cup, 4, 0, 0);
    assertThat(
            inventory.reservation(shop, id("c")).orElseThrow().lines().get(0).returned().quantity())
        .isEqualTo(2);
  }

  @Test
  void aReturnRepeatedIsCountedOnce() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 3));
    dispatch("c");
    giveBack("back", "c", Line.of("cup", 1));
    clock.advance(Duration.ofHours(1));
    Outcome<StockChange> again = giveBack("back", "c", Line.of("cup", 1));
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.orElseThrow().at()).isEqualTo(clock.instant().minus(Duration.ofHours(1)));
    assertLevel(cup, 3, 0, 0);
    assertRefused(giveBack("back", "c", Line.of("cup", 2)), IdReused.class);
    assertRefused(writeOff("back", "c", Line.of("cup", 1)), IdReused.class);
  }

  @Test
  void neverMoreComesBackThanWasDispatched() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 3));
    dispatch("c");
    giveBack("one", "c", Line.of("cup", 2));
    assertThat(
            assertRefused(giveBack("two", "c", Line.of("cup", 2)), ExceedsReservation.class)
                .excesses())
        .containsExactly(new Shortage(cup, 2, 1, List.of()));
    giveBack("three", "c", Line.of("cup", 1)).orElseThrow();
    assertRefused(giveBack("four", "c", Line.of("cup", 1)), ExceedsReservation.class);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void goodsWrittenOffDoNotComeBackIntoStock() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 3));
    dispatch("c");
    assertThat(writeOff("broken", "c", Line.of("cup", 2)).isDone()).isTrue();
    assertLevel(cup, 2, 0, 0);
    assertRefused(giveBack("back", "c", Line.of("cup", 2)), ExceedsReservation.class);
    giveBack("rest", "c", Line.of("cup", 1)).orElseThrow();
    assertLevel(cup, 3, 0, 0);
  }

  @Test
  void onlyDispatchedGoodsCanComeBack() {
    stock("cup", 5);
    commit("c", Line.of("cup", 3));
    assertWrongState(giveBack("back", "c", Line.of("cup", 1)), COMMITTED);
    assertRefused(giveBack("back", "none", Line.of("cup", 1)), ReservationNotFound.class);
    dispatch("c");
    giveBack("back", "c", Line.of("cup", 1)).orElseThrow();
  }
}
