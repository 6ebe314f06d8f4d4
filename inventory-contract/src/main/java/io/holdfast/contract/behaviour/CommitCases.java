package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.CANCELLED;
import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the commit of a hold, of a part of it, and without a hold. */
public abstract class CommitCases extends BehaviourTests {
  @Test
  void aCommitWithoutAHoldIsOneClaim() {
    StockKey cup = stock("cup", 5);
    Reservation sold = assertDone(commit("c", Line.of("cup", 5)), COMMITTED);
    assertThat(sold.heldAt()).isNull();
    assertThat(sold.committedAt()).isEqualTo(clock.instant());
    assertLevel(cup, 5, 0, 5);
    assertRefused(commit("more", Line.of("cup", 1)), InsufficientStock.class);
  }

  @Test
  void aCommitOfTheHoldTakesWhatWasHeld() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    Reservation sold = assertDone(commitHold("h"), COMMITTED);
    ReservationLine line = sold.lines().get(0);
    assertThat(line.committed()).isEqualTo(line.taken()).isEqualTo(line.requested());
    assertLevel(cup, 5, 0, 2);
  }

  @Test
  void aCommitByLinesTakesTheHoldOfItsIdIfThereIsOne() {
    StockKey cup = stock("cup", 2);
    hold("h", Line.of("cup", 2));
    assertDone(commit("h", Line.of("cup", 2)), COMMITTED);
    assertLevel(cup, 2, 0, 2);
  }

  @Test
  void aPartIsTakenAndTheRestIsFreeAgainInOneStep() {
    StockKey cup = stock("cup", 5);
    StockKey plate = stock("plate", 5);
    hold("h", Line.of("cup", 3), Line.of("plate", 2));
    Reservation sold = assertDone(commitHold("h", Line.of("cup", 1)), COMMITTED);
    assertThat(sold.lines()).extracting(line -> line.taken().quantity()).containsExactly(3L, 2L);
    assertThat(sold.lines())
        .extracting(line -> line.committed().quantity())
        .containsExactly(1L, 0L);
    assertLevel(cup, 5, 0, 1);
    assertLevel(plate, 5, 0, 0);
  }

  @Test
  void aCommitByLinesOfAHoldTakesExactlyThoseLines() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 3));
    assertDone(commit("h", Line.of("cup", 2)), COMMITTED);
    assertLevel(cup, 5, 0, 2);
  }

  @Test
  void moreThanTheHoldIsRefused() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    ExceedsReservation refusal =
        assertRefused(commitHold("h", Line.of("cup", 3)), ExceedsReservation.class);
    assertThat(refusal.excesses()).containsExactly(new Shortage(cup, 3, 2, List.of()));
    assertRefused(commit("h", Line.of("cup", 3)), ExceedsReservation.class);
    assertLevel(cup, 5, 2, 0);
  }

  @Test
  void anotherArticleThanTheHoldIsRefused() {
    StockKey cup = stock("cup", 5);
    StockKey plate = stock("plate", 5);
    hold("h", Line.of("cup", 2));
    ExceedsReservation refusal =
        assertRefused(
            commitHold("h", Line.of("cup", 1), Line.of("plate", 1)), ExceedsReservation.class);
    assertThat(refusal.excesses()).containsExactly(new Shortage(plate, 1, 0, List.of()));
    assertLevel(cup, 5, 2, 0);
    assertLevel(plate, 5, 0, 0);
  }

  @Test
  void aCommitOfAHoldThatIsNotThereIsRefused() {
    stock("cup", 5);
    assertRefused(commitHold("none"), ReservationNotFound.class);
    assertRefused(commitHold("none", Line.of("cup", 1)), ReservationNotFound.class);
    assertThat(inventory.reservation(shop, id("none"))).isEmpty();
  }

  @Test
  void aCommitRepeatedHasNoSecondEffect() {
    StockKey cup = stock("cup", 5);
    Reservation direct = commit("direct", Line.of("cup", 1)).orElseThrow();
    assertThat(assertReplayed(commit("direct", Line.of("cup", 1)), COMMITTED)).isEqualTo(direct);
    hold("h", Line.of("cup", 2));
    Reservation ofHold = commitHold("h").orElseThrow();
    assertThat(assertReplayed(commitHold("h"), COMMITTED)).isEqualTo(ofHold);
    assertThat(assertReplayed(commit("h", Line.of("cup", 2)), COMMITTED)).isEqualTo(ofHold);
    assertLevel(cup, 5, 0, 3);
  }

  @Test
  void aCommitOfPartRepeatedHasNoSecondEffect() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 3));
    commitHold("h", Line.of("cup", 1));
    assertReplayed(commitHold("h", Line.of("cup", 1)), COMMITTED);
    assertRefused(commitHold("h"), IdReused.class);
    assertRefused(commitHold("h", Line.of("cup", 2)), IdReused.class);
    assertLevel(cup, 5, 0, 1);
  }

  @Test
  void aCommitRepeatedLaterIsRefusedWithWhereTheReservationStands() {
    stock("cup", 5);
    commit("cancelled", Line.of("cup", 1));
    cancel("cancelled");
    commit("dispatched", Line.of("cup", 1));
    dispatch("dispatched");
    assertWrongState(commit("cancelled", Line.of("cup", 1)), CANCELLED);
    assertWrongState(commit("dispatched", Line.of("cup", 1)), DISPATCHED);
  }

  @Test
  void aHoldRepeatedAfterItsCommitIsRefusedWithTheCommit() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    commitHold("h");
    assertWrongState(hold("h", Line.of("cup", 2)), COMMITTED);
    assertLevel(cup, 5, 0, 2);
  }

  @Test
  void aHoldUnderTheIdOfADirectCommitIsRefused() {
    StockKey cup = stock("cup", 5);
    commit("c", Line.of("cup", 2));
    assertRefused(hold("c", Line.of("cup", 2)), IdReused.class);
    assertLevel(cup, 5, 0, 2);
  }

  @Test
  void aCommitOfAReleasedHoldIsRefused() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    release("h");
    assertWrongState(commitHold("h"), RELEASED);
    assertWrongState(commit("h", Line.of("cup", 2)), RELEASED);
    assertWrongState(reacquire("h"), RELEASED);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void aCommitAfterTheHoldExpiredIsRefused() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL);
    assertWrongState(commitHold("h"), EXPIRED);
    assertWrongState(commit("h", Line.of("cup", 2)), EXPIRED);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void reacquiringClaimsAgainWhatAnExpiredHoldHasLost() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL);
    assertDone(reacquire("h"), COMMITTED);
    assertReplayed(reacquire("h"), COMMITTED);
    assertLevel(cup, 5, 0, 2);
  }

  @Test
  void reacquiringAfterTheSweepIsTheSame() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL);
    assertThat(inventory.sweep(shop, 10).expired()).isEqualTo(1);
    assertDone(reacquire("h", Line.of("cup", 1)), COMMITTED);
    assertLevel(cup, 5, 0, 1);
  }

  @Test
  void reacquiringIsRefusedWhereTheStockHasGone() {
    StockKey cup = stock("cup", 2);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL);
    commit("quicker", Line.of("cup", 1));
    assertThat(assertRefused(reacquire("h"), InsufficientStock.class).shortages())
        .containsExactly(new Shortage(cup, 2, 1, List.of()));
    assertRefused(reacquire("h", Line.of("cup", 3)), ExceedsReservation.class);
    assertLevel(cup, 2, 0, 1);
  }

  @Test
  void reacquiringALiveHoldIsAnOrdinaryCommit() {
    StockKey cup = stock("cup", 2);
    hold("h", Line.of("cup", 2));
    assertDone(reacquire("h"), COMMITTED);
    assertLevel(cup, 2, 0, 2);
  }

  @Test
  void anExpiredHoldIsReacquiredInFullOrNotAtAll() {
    StockKey cup = stock("cup", 3);
    hold("h", Line.of("cup", 3));
    clock.advance(TTL);
    commit("quicker", Line.of("cup", 1));
    CommitRequest request = CommitRequest.ofHold(shop, id("h")).reacquiring().upToAvailable();
    assertRefused(inventory.commit(request), InsufficientStock.class);
    assertLevel(cup, 3, 0, 1);
  }
}
