package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnitsExist;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.Refusal.UnknownUnit;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests units, the serial-numbered pieces such as seats. Each has one owner at most. */
public abstract class UnitCases extends BehaviourTests {
  private static final UnitId A1 = new UnitId("A1");
  private static final UnitId A2 = new UnitId("A2");

  @Test
  void aSeatIsHeldByOneAndRefusedToOthers() {
    StockKey seat = seats("seat", "A1", "A2", "A3");
    Reservation held = assertDone(hold("mine", Line.units("seat", "A2", "A1")), HELD);
    assertThat(held.lines().get(0).taken().units()).containsExactly(A1, A2);
    InsufficientStock refusal =
        assertRefused(hold("yours", Line.units("seat", "A2", "A3")), InsufficientStock.class);
    assertThat(refusal.shortages()).containsExactly(new Shortage(seat, 2, 1, List.of(A2)));
    assertLevel(seat, 3, 2, 0);
  }

  @Test
  void aSeatThatIsMineAlreadyIsASuccess() {
    seats("seat", "A1");
    hold("mine", Line.units("seat", "A1"));
    assertReplayed(hold("mine", Line.units("seat", "A1")), HELD);
    assertDone(commitHold("mine", Line.units("seat", "A1")), COMMITTED);
    assertReplayed(commitHold("mine", Line.units("seat", "A1")), COMMITTED);
  }

  @Test
  void aSeatThatDoesNotExistIsUnknownAndNeverSold() {
    StockKey seat = seats("seat", "A1");
    UnknownUnit refusal =
        assertRefused(hold("h", Line.units("seat", "A1", "Z9")), UnknownUnit.class);
    assertThat(refusal.units()).containsExactly(new UnitKey(seat, new UnitId("Z9")));
    assertRefused(commit("c", Line.units("seat", "Z9")), UnknownUnit.class);
    assertLevel(seat, 1, 0, 0);
  }

  @Test
  void seatsHaveToBeNamed() {
    StockKey seat = seats("seat", "A1");
    assertThat(assertRefused(hold("h", Line.of("seat", 1)), UnitsRequired.class).keys())
        .containsExactly(seat);
    assertRefused(commit("h", Line.of("seat", 1)), UnitsRequired.class);
    assertRefused(receive("r", Line.of("seat", 1)), UnitsRequired.class);
    assertRefused(adjust("a", seat, 1), UnitsRequired.class);
    assertRefused(setOnHand("s", level(seat), 2), UnitsRequired.class);
  }

  @Test
  void piecesOfStockCountedByNumberHaveNoNames() {
    StockKey cup = stock("cup", 5);
    assertRefused(hold("h", Line.units("cup", "A1")), UnknownUnit.class);
    assertRefused(receive("r", Line.units("cup", "A1")), UnknownUnit.class);
    assertRefused(
        inventory.adjust(AdjustRequest.found(cup, operation("a"), List.of(A1), REASON)),
        UnknownUnit.class);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void seatsAndNumbersInOneRequestHaveOneOutcome() {
    StockKey seat = seats("seat", "A1", "A2");
    StockKey cup = stock("cup", 1);
    assertRefused(hold("h", Line.units("seat", "A1"), Line.of("cup", 2)), InsufficientStock.class);
    assertLevel(seat, 2, 0, 0);
    assertDone(hold("h", Line.units("seat", "A1"), Line.of("cup", 1)), HELD);
    assertRefused(
        commit("c", Line.units("seat", "A1", "A2"), Line.of("cup", 1)), InsufficientStock.class);
    assertDone(commitHold("h"), COMMITTED);
    assertLevel(seat, 2, 0, 1);
    assertLevel(cup, 1, 0, 1);
  }

  @Test
  void aReleasedOrCancelledSeatIsFreeAgain() {
    StockKey seat = seats("seat", "A1", "A2");
    hold("h", Line.units("seat", "A1"));
    commit("c", Line.units("seat", "A2"));
    release("h");
    cancel("c");
    assertDone(hold("next", Line.units("seat", "A1", "A2")), HELD);
    assertLevel(seat, 2, 2, 0);
  }

  @Test
  void aSeatWhoseHoldExpiredIsFreeThoughNobodySweeps() {
    StockKey seat = seats("seat", "A1", "A2");
    hold("h", Line.units("seat", "A1", "A2"));
    clock.advance(TTL.minus(MICRO));
    assertRefused(hold("early", Line.units("seat", "A1")), InsufficientStock.class);
    clock.advance(MICRO);
    assertDone(hold("next", Line.units("seat", "A1")), HELD);
    assertLevel(seat, 2, 1, 0);
    assertDone(commit("other", Line.units("seat", "A2")), COMMITTED);
  }

  @Test
  void anExtendedHoldKeepsItsSeats() {
    seats("seat", "A1");
    hold("h", Line.units("seat", "A1"));
    clock.advance(Duration.ofMinutes(9));
    extend("h", TTL).orElseThrow();
    clock.advance(Duration.ofMinutes(9));
    assertRefused(hold("next", Line.units("seat", "A1")), InsufficientStock.class);
    assertDone(commitHold("h"), COMMITTED);
  }

  @Test
  void aPartOfTheSeatsIsSoldAndTheOthersAreFree() {
    StockKey seat = seats("seat", "A1", "A2");
    hold("h", Line.units("seat", "A1", "A2"));
    assertDone(commitHold("h", Line.units("seat", "A2")), COMMITTED);
    assertDone(hold("next", Line.units("seat", "A1")), HELD);
    assertRefused(hold("late", Line.units("seat", "A2")), InsufficientStock.class);
    assertLevel(seat, 2, 1, 1);
  }

  @Test
  void aSeatOutsideTheHoldIsNotCommittedWithIt() {
    seats("seat", "A1", "A2");
    hold("h", Line.units("seat", "A1"));
    ExceedsReservation refusal =
        assertRefused(commitHold("h", Line.units("seat", "A2")), ExceedsReservation.class);
    assertThat(refusal.excesses().get(0).unavailableUnits()).containsExactly(A2);
  }

  @Test
  void upToAvailableTakesTheSeatsThatAreFree() {
    StockKey seat = seats("seat", "A1", "A2");
    hold("h", Line.units("seat", "A1"));
    Reservation held = assertDone(holdUpToAvailable("next", Line.units("seat", "A1", "A2")), HELD);
    assertThat(held.lines().get(0).taken().units()).containsExactly(A2);
    assertRefused(
        holdUpToAvailable("late", Line.units("seat", "A1", "A2")), InsufficientStock.class);
    assertLevel(seat, 2, 2, 0);
  }

  @Test
  void dispatchedSeatsLeaveTheStockAndReturnedOnesAreFree() {
    StockKey seat = seats("seat", "A1", "A2");
    commit("c", Line.units("seat", "A1", "A2"));
    dispatch("c");
    assertLevel(seat, 0, 0, 0);
    assertRefused(hold("h", Line.units("seat", "A1")), UnknownUnit.class);
    giveBack("back", "c", Line.units("seat", "A1")).orElseThrow();
    assertLevel(seat, 1, 0, 0);
    assertDone(hold("h", Line.units("seat", "A1")), HELD);
    assertRefused(hold("late", Line.units("seat", "A2")), UnknownUnit.class);
    assertRefused(giveBack("again", "c", Line.units("seat", "A1")), ExceedsReservation.class);
  }

  @Test
  void aSeatCannotArriveTwice() {
    StockKey seat = seats("seat", "A1");
    assertThat(
            assertRefused(receive("r", Line.units("seat", "A1", "A2")), UnitsExist.class).units())
        .containsExactly(new UnitKey(seat, A1));
    commit("c", Line.units("seat", "A1"));
    dispatch("c");
    receive("r", Line.units("seat", "A1")).orElseThrow();
    assertRefused(giveBack("back", "c", Line.units("seat", "A1")), UnitsExist.class);
    assertLevel(seat, 1, 0, 0);
  }

  @Test
  void aSeatThatWasBoughtBackComesBackOnlyFromItsLastBuyer() {
    StockKey seat = seats("seat", "A1", "A2");
    commit("first", Line.units("seat", "A1", "A2"));
    dispatch("first");
    receive("bought-back", Line.units("seat", "A1")).orElseThrow();
    commit("second", Line.units("seat", "A1"));
    assertRefused(giveBack("early", "first", Line.units("seat", "A1")), UnitsExist.class);
    dispatch("second");
    assertLevel(seat, 0, 0, 0);
    Shortage notTheirs = new Shortage(seat, 2, 1, List.of(A1));
    assertThat(
            assertRefused(
                    giveBack("back-1", "first", Line.units("seat", "A1", "A2")),
                    ExceedsReservation.class)
                .excesses())
        .containsExactly(notTheirs);
    assertThat(
            assertRefused(
                    writeOff("off-1", "first", Line.units("seat", "A1", "A2")),
                    ExceedsReservation.class)
                .excesses())
        .containsExactly(notTheirs);
    assertLevel(seat, 0, 0, 0);
    giveBack("back-2", "second", Line.units("seat", "A1")).orElseThrow();
    assertLevel(seat, 1, 0, 0);
    assertRefused(giveBack("back-3", "second", Line.units("seat", "A1")), ExceedsReservation.class);
    assertRefused(giveBack("back-4", "first", Line.units("seat", "A1")), UnitsExist.class);
    giveBack("back-5", "first", Line.units("seat", "A2")).orElseThrow();
    assertLevel(seat, 2, 0, 0);
  }

  @Test
  void aSeatThatIsInStockIsNotWrittenOffOnAnOldSale() {
    StockKey seat = seats("seat", "A1");
    commit("first", Line.units("seat", "A1"));
    dispatch("first");
    receive("bought-back", Line.units("seat", "A1")).orElseThrow();
    assertThat(
            assertRefused(writeOff("off", "first", Line.units("seat", "A1")), UnitsExist.class)
                .units())
        .containsExactly(new UnitKey(seat, A1));
    assertLevel(seat, 1, 0, 0);
    commit("second", Line.units("seat", "A1"));
    dispatch("second");
    writeOff("off-2", "second", Line.units("seat", "A1")).orElseThrow();
    assertRefused(giveBack("back", "first", Line.units("seat", "A1")), ExceedsReservation.class);
    assertLevel(seat, 0, 0, 0);
  }

  @Test
  void aDispatchedSeatIsUnknownUntilItArrives() {
    StockKey seat = seats("seat", "A1");
    commit("c", Line.units("seat", "A1"));
    dispatch("c");
    assertThat(
            inventory
                .availability(AvailabilityRequest.of(shop, Line.units("seat", "A1")))
                .orElseThrow()
                .lines()
                .get(0)
                .unknownUnits())
        .containsExactly(A1);
    assertRefused(commit("late", Line.units("seat", "A1")), UnknownUnit.class);
    assertRefused(
        inventory.adjust(AdjustRequest.lost(seat, operation("a"), List.of(A1), REASON)),
        UnknownUnit.class);
    inventory.adjust(AdjustRequest.found(seat, operation("b"), List.of(A1), REASON)).orElseThrow();
    assertLevel(seat, 1, 0, 0);
    assertDone(hold("h", Line.units("seat", "A1")), HELD);
  }

  @Test
  void lostSeatsMustBeFree() {
    StockKey seat = seats("seat", "A1", "A2");
    hold("h", Line.units("seat", "A1"));
    assertThat(
            assertRefused(
                    inventory.adjust(
                        AdjustRequest.lost(seat, operation("a"), List.of(A1, A2), REASON)),
                    InsufficientStock.class)
                .shortages())
        .containsExactly(new Shortage(seat, 2, 1, List.of(A1)));
    inventory.adjust(AdjustRequest.lost(seat, operation("a"), List.of(A2), REASON)).orElseThrow();
    assertRefused(
        inventory.adjust(AdjustRequest.lost(seat, operation("b"), List.of(A2), REASON)),
        UnknownUnit.class);
    inventory.adjust(AdjustRequest.found(seat, operation("c"), List.of(A2), REASON)).orElseThrow();
    assertLevel(seat, 2, 1, 0);
    clock.advance(TTL);
    inventory.adjust(AdjustRequest.lost(seat, operation("d"), List.of(A1), REASON)).orElseThrow();
    assertLevel(seat, 1, 0, 0);
  }

  @Test
  void asManySeatsAsAUnitOfTheStoreCarriesAreOneStep() {
    String[] names = names(limits().rows() - 3);
    StockKey seat = seats("seat", names);
    assertDone(hold("h", Line.units("seat", names)), HELD);
    assertDone(extend("h", TTL.plus(TTL)), HELD);
    assertDone(commitHold("h"), COMMITTED);
    assertDone(dispatch("h"), DISPATCHED);
    assertLevel(seat, 0, 0, 0);
  }

  @Test
  void moreSeatsThanAUnitOfTheStoreCarriesAreRefusedBeforeItIsAsked() {
    Line tooMany = Line.units("seat", names(limits().rows() - 2));
    assertTooLarge(it -> it.hold(HoldRequest.of(shop, id("h"), TTL, tooMany)));
    assertTooLarge(it -> it.commit(CommitRequest.of(shop, id("c"), tooMany)));
    assertTooLarge(it -> it.receive(ReceiveRequest.of(shop, operation("r"), tooMany)));
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "S" + i).toArray(String[]::new);
  }
}
