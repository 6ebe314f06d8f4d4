package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.AdjustRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that an id has one outcome: which requests are the same, which are different, and after
 * which refusals an id stays usable.
 */
public abstract class IdCases extends BehaviourTests {
  @Test
  void anotherQuantityUnderTheSameIdIsRefusedAndChangesNothing() {
    StockKey cup = stock("cup", 9);
    hold("h", Line.of("cup", 2));
    commit("c", Line.of("cup", 2));
    IdReused refusal = assertRefused(hold("h", Line.of("cup", 3)), IdReused.class);
    assertThat(refusal.id()).isEqualTo(id("h").entry());
    assertThat(refusal.differences()).singleElement().asString().contains("cup", "2", "3");
    assertRefused(hold("h", Line.of("cup", 1)), IdReused.class);
    assertRefused(commit("c", Line.of("cup", 3)), IdReused.class);
    assertLevel(cup, 9, 2, 2);
  }

  @Test
  void anotherArticleUnderTheSameIdIsRefused() {
    StockKey cup = stock("cup", 9);
    StockKey plate = stock("plate", 9);
    hold("h", Line.of("cup", 2));
    commit("c", Line.of("cup", 2));
    assertRefused(hold("h", Line.of("plate", 2)), IdReused.class);
    assertRefused(commit("c", Line.of("plate", 2)), IdReused.class);
    assertRefused(hold("h", Line.of("cup", 2), Line.of("plate", 1)), IdReused.class);
    assertLevel(cup, 9, 2, 2);
    assertLevel(plate, 9, 0, 0);
  }

  @Test
  void anotherLocationUnderTheSameIdIsRefused() {
    stock("cup", 9);
    hold("h", Line.of("cup", 2));
    assertRefused(hold("h", Line.of("cup", 2).at(new Location("cellar"))), IdReused.class);
  }

  @Test
  void otherUnitsUnderTheSameIdAreRefused() {
    StockKey seats = seats("seat", "A1", "A2");
    hold("h", Line.units("seat", "A1"));
    assertRefused(hold("h", Line.units("seat", "A2")), IdReused.class);
    assertRefused(hold("h", Line.units("seat", "A1", "A2")), IdReused.class);
    assertLevel(seats, 2, 1, 0);
  }

  @Test
  void anotherTtlIsTheSameRequest() {
    stock("cup", 9);
    var first = hold("h", Line.of("cup", 2)).orElseThrow();
    var longer = HoldRequest.of(shop, id("h"), TTL.plus(Duration.ofHours(1)), Line.of("cup", 2));
    assertThat(assertReplayed(inventory.hold(longer), HELD)).isEqualTo(first);
  }

  @Test
  void linesInAnotherOrderOrSplitAreTheSameRequest() {
    stock("cup", 9);
    stock("plate", 9);
    commit("c", Line.of("plate", 1), Line.of("cup", 3));
    assertReplayed(commit("c", Line.of("cup", 3), Line.of("plate", 1)), COMMITTED);
    assertReplayed(
        commit("c", Line.of("cup", 1), Line.of("plate", 1), Line.of("cup", 2)), COMMITTED);
    assertLevel(key("cup"), 9, 0, 3);
  }

  @Test
  void aRefusalIsNotRemembered() {
    StockKey cup = stock("cup", 1);
    assertRefused(commit("c", Line.of("cup", 2)), InsufficientStock.class);
    assertThat(inventory.reservation(shop, id("c"))).isEmpty();
    receive("r", Line.of("cup", 1)).orElseThrow();
    assertDone(commit("c", Line.of("cup", 2)), COMMITTED);
    assertLevel(cup, 2, 0, 2);
  }

  @Test
  void anIdThatWasRefusedCanBeUsedForOtherLines() {
    stock("cup", 1);
    assertRefused(hold("h", Line.of("cup", 2)), InsufficientStock.class);
    assertRefused(hold("h", Line.of("none", 1)), UnknownSku.class);
    assertDone(hold("h", Line.of("cup", 1)), HELD);
  }

  @Test
  void anAnswerStaysWhatItWasThoughTheStockIsGone() {
    stock("cup", 2);
    commit("c", Line.of("cup", 1));
    commit("rest", Line.of("cup", 1));
    assertReplayed(commit("c", Line.of("cup", 1)), COMMITTED);
  }

  @Test
  void anInvalidRequestLeavesTheIdUsable() {
    stock("cup", 2);
    assertThatThrownBy(() -> hold("h", Line.of("cup", 0)))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> hold("h")).isInstanceOf(InvalidRequestException.class);
    assertDone(hold("h", Line.of("cup", 1)), HELD);
  }

  @Test
  void anOperationRepeatedIsCountedOnce() {
    StockKey cup = stock("cup", 0);
    ReceiveRequest receipt = ReceiveRequest.of(shop, operation("r"), Line.of("cup", 5));
    assertThat(inventory.receive(receipt).isReplayed()).isFalse();
    var at = clock.instant();
    clock.advance(Duration.ofDays(14));
    commit("sold", Line.of("cup", 1));
    Outcome<StockChange> again = inventory.receive(receipt);
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.orElseThrow().at()).isEqualTo(at);
    assertThat(again.orElseThrow().levels()).as("as they stand now").containsExactly(level(cup));
    AdjustRequest adjustment = AdjustRequest.by(cup, operation("a"), -1, REASON);
    inventory.adjust(adjustment).orElseThrow();
    assertThat(inventory.adjust(adjustment).isReplayed()).isTrue();
    SetOnHandRequest count = SetOnHandRequest.of(level(cup), operation("s"), 9, REASON);
    inventory.setOnHand(count).orElseThrow();
    assertThat(inventory.setOnHand(count).isReplayed()).isTrue();
    assertLevel(cup, 9, 0, 1);
  }

  @Test
  void anotherOperationUnderTheSameIdIsRefused() {
    StockKey cup = stock("cup", 5);
    receive("o", Line.of("cup", 1)).orElseThrow();
    List<Outcome<StockChange>> others =
        List.of(
            receive("o", Line.of("cup", 2)),
            receive("o", Line.of("none", 1)),
            adjust("o", cup, 1),
            setOnHand("o", level(cup), 7));
    assertThat(others).allSatisfy(outcome -> assertRefused(outcome, IdReused.class));
    assertLevel(cup, 6, 0, 0);
  }

  @Test
  void reservationsAndOperationsShareTheirIds() {
    StockKey cup = stock("cup", 5);
    receive("o", Line.of("cup", 1)).orElseThrow();
    hold("h", Line.of("cup", 1));
    assertRefused(hold("o", Line.of("cup", 1)), IdReused.class);
    assertRefused(commit("o", Line.of("cup", 1)), IdReused.class);
    assertRefused(commitHold("o"), IdReused.class);
    assertRefused(release("o"), IdReused.class);
    assertRefused(cancel("o"), IdReused.class);
    assertRefused(dispatch("o"), IdReused.class);
    assertRefused(extend("o", TTL), IdReused.class);
    assertRefused(receive("h", Line.of("cup", 1)), IdReused.class);
    assertThat(inventory.reservation(shop, id("o"))).isEmpty();
    assertLevel(cup, 6, 1, 0);
  }

  @Test
  void whoTakesAnIdThatLooksLikeAnInternalOneIsInNobodysWay() {
    StockKey cup = stock("cup", 5);
    assertDone(commit("callback:evt-2", Line.of("cup", 1)), COMMITTED);
    ReceiveRequest delivery =
        ReceiveRequest.of(
            shop, OperationId.of(EntryId.internal("callback", "evt-2")), Line.of("cup", 2));
    assertThat(inventory.receive(delivery).isReplayed()).isFalse();
    assertThat(inventory.receive(delivery).isReplayed()).isTrue();
    assertLevel(cup, 7, 0, 1);
    assertThat(inventory.stockMovements(cup, null, 10).items())
        .extracting(StockMovement::cause)
        .contains(delivery.id().entry());
  }

  @Test
  void idsThatLookAlikeAreDifferent() {
    StockKey cup = stock("cup", 5);
    assertDone(commit("abc", Line.of("cup", 1)), COMMITTED);
    assertDone(commit("ABC", Line.of("cup", 1)), COMMITTED);
    assertDone(commit("abc.", Line.of("cup", 1)), COMMITTED);
    assertLevel(cup, 5, 0, 3);
  }
}
