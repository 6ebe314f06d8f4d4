package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.CountRequired;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.LimitExceeded;
import io.holdfast.inventory.Refusal.OnHandChanged;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.StockPromised;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.SetOnHandRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the stock on hand, and how it may be sold. */
public abstract class StockCases extends BehaviourTests {
  private Outcome<StockLevel> trackAgain(StockLevel from, long counted) {
    return inventory.define(
        StockDefinition.of(from.key(), StockPolicy.quantity())
            .counted(StockCount.of(from, counted)));
  }

  private Outcome<StockLevel> define(StockKey key, StockPolicy policy) {
    return inventory.define(StockDefinition.of(key, policy));
  }

  @Test
  void receivedGoodsAreOnHand() {
    StockKey cup = stock("cup", 1);
    StockKey plate = stock("plate", 0);
    StockChange change =
        receive("r", Line.of("plate", 2), Line.of("cup", 3), Line.of("plate", 2)).orElseThrow();
    assertThat(change.levels()).containsExactly(level(cup), level(plate));
    assertThat(change.at()).isEqualTo(clock.instant());
    assertLevel(cup, 4, 0, 0);
    assertLevel(plate, 4, 0, 0);
  }

  @Test
  void receivingAnUnknownArticleIsRefusedUnlessCreationIsAskedFor() {
    StockKey cup = stock("cup", 0);
    assertThat(
            assertRefused(receive("r", Line.of("new", 3), Line.of("cup", 1)), UnknownSku.class)
                .keys())
        .containsExactly(key("new"));
    assertLevel(cup, 0, 0, 0);
    inventory
        .receive(
            ReceiveRequest.of(shop, operation("r"), Line.of("new", 3), Line.of("cup", 1))
                .creatingWith(StockPolicy.quantity(1)))
        .orElseThrow();
    assertLevel(key("new"), 3, 0, 0);
    assertThat(level(key("new")).available()).isEqualTo(2);
    assertLevel(cup, 1, 0, 0);
  }

  @Test
  void seatsCanBeCreatedAsTheyArrive() {
    inventory
        .receive(
            ReceiveRequest.of(shop, operation("r"), Line.units("seat", "A1", "A2"))
                .creatingWith(StockPolicy.units()))
        .orElseThrow();
    assertLevel(key("seat"), 2, 0, 0);
    assertDone(hold("h", Line.units("seat", "A1")), HELD);
  }

  @Test
  void moreThanAStockKeyCanHoldIsRefused() {
    StockKey cup = stock("cup", StockLevel.MAX_ON_HAND);
    assertThat(assertRefused(receive("r", Line.of("cup", 1)), LimitExceeded.class).limit())
        .isEqualTo(StockLevel.MAX_ON_HAND);
    assertRefused(adjust("a", cup, 1), LimitExceeded.class);
    assertLevel(cup, StockLevel.MAX_ON_HAND, 0, 0);
  }

  @Test
  void anAdjustmentMayEatTheSafetyStockButNeverWhatIsPromised() {
    StockKey cup = stock("cup", StockPolicy.quantity(2), 6);
    hold("h", Line.of("cup", 1));
    commit("c", Line.of("cup", 2));
    adjust("safety", cup, -3).orElseThrow();
    assertLevel(cup, 3, 1, 2);
    assertThat(level(cup).available()).as("never below zero").isZero();
    StockPromised refusal = assertRefused(adjust("promised", cup, -1), StockPromised.class);
    assertThat(refusal).isEqualTo(new StockPromised(cup, 3, 3));
    assertDone(commitHold("h"), COMMITTED);
    assertRefused(adjust("unknown", key("none"), 1), UnknownSku.class);
  }

  @Test
  void setOnHandIsACompareAndSet() {
    StockKey cup = stock("cup", 6);
    commit("c", Line.of("cup", 2));
    StockLevel start = level(cup);
    adjust("found", cup, 1).orElseThrow();
    assertThat(assertRefused(setOnHand("s", start, 9), OnHandChanged.class))
        .isEqualTo(new OnHandChanged(start.onHandVersion(), level(cup)));
    assertRefused(setOnHand("s", level(cup), 1), StockPromised.class);
    setOnHand("s", level(cup), 2).orElseThrow();
    setOnHand("same", level(cup), 2).orElseThrow();
    assertLevel(cup, 2, 0, 2);
    SetOnHandRequest nothing =
        SetOnHandRequest.of(key("none"), operation("u"), new StockCount(1, 0), REASON);
    assertRefused(inventory.setOnHand(nothing), UnknownSku.class);
  }

  @Test
  void aCountIsRefusedThoughWhatMovedMeanwhileCancelsOut() {
    StockKey cup = stock("cup", 50);
    commit("c", Line.of("cup", 5));
    StockLevel start = level(cup);
    dispatch("c");
    receive("r", Line.of("cup", 5)).orElseThrow();
    assertThat(level(cup).onHand()).isEqualTo(start.onHand());
    assertThat(assertRefused(setOnHand("s", start, 43), OnHandChanged.class).level())
        .isEqualTo(level(cup));
    assertLevel(cup, 50, 0, 0);
    setOnHand("s", level(cup), 48).orElseThrow();
    assertLevel(cup, 48, 0, 0);
  }

  @Test
  void aCountStandsThoughStockIsSoldMeanwhile() {
    StockKey cup = stock("cup", 50);
    StockLevel start = level(cup);
    hold("h", Line.of("cup", 2));
    hold("gone", Line.of("cup", 1));
    release("gone");
    commit("c", Line.of("cup", 3));
    cancel("c");
    commitHold("h");
    setOnHand("s", start, 43).orElseThrow();
    assertLevel(cup, 43, 0, 2);
  }

  @Test
  void everythingThatMovesPiecesEndsACountThatIsUnderWay() {
    StockKey cup = stock("cup", 50);
    commit("c", Line.of("cup", 5));
    List<Runnable> moves =
        List.of(
            () -> receive("r", Line.of("cup", 1)).orElseThrow(),
            () -> adjust("a", cup, -1).orElseThrow(),
            () -> setOnHand("other", level(cup), level(cup).onHand()).orElseThrow(),
            () -> dispatch("c").orElseThrow(),
            () -> giveBack("back", "c", Line.of("cup", 1)).orElseThrow());
    for (Runnable move : moves) {
      StockLevel start = level(cup);
      move.run();
      assertRefused(setOnHand("s", start, 43), OnHandChanged.class);
    }
  }

  @Test
  void aCountRepeatedFromALevelThatWasReadAgainIsTheSame() {
    StockKey cup = stock("cup", 6);
    setOnHand("s", level(cup), 4).orElseThrow();
    assertThat(setOnHand("s", level(cup), 4).isReplayed()).isTrue();
    assertRefused(setOnHand("s", level(cup), 5), IdReused.class);
    assertLevel(cup, 4, 0, 0);
  }

  @Test
  void untrackedStockIsAlwaysGrantedAndStillRecorded() {
    StockKey ebook = stock("ebook", StockPolicy.untracked(), 0);
    assertDone(hold("h", Line.of("ebook", Line.MAX_QUANTITY)), HELD);
    assertDone(commit("c", Line.of("ebook", 5)), COMMITTED);
    assertReplayed(commit("c", Line.of("ebook", 5)), COMMITTED);
    assertRefused(commit("c", Line.of("ebook", 6)), IdReused.class);
    assertLevel(ebook, 0, Line.MAX_QUANTITY, 5);
    assertThat(level(ebook).available()).isEqualTo(Long.MAX_VALUE);
    dispatch("c");
    assertLevel(ebook, 0, Line.MAX_QUANTITY, 0);
    giveBack("back", "c", Line.of("ebook", 5)).orElseThrow();
    assertLevel(ebook, 0, Line.MAX_QUANTITY, 0);
    clock.advance(TTL);
    assertLevel(ebook, 0, 0, 0);
  }

  @Test
  void untrackedAndTrackedStockInOneRequestHaveOneOutcome() {
    StockKey ebook = stock("ebook", StockPolicy.untracked(), 0);
    stock("cup", 0);
    assertRefused(hold("h", Line.of("ebook", 1), Line.of("cup", 1)), InsufficientStock.class);
    assertLevel(ebook, 0, 0, 0);
  }

  @Test
  void defineTwiceChangesNothing() {
    StockKey cup = stock("cup", 5);
    StockLevel before = level(cup);
    Outcome<StockLevel> again = inventory.define(StockDefinition.withOpening(cup, 9));
    assertThat(again.isReplayed()).isTrue();
    assertThat(again.orElseThrow()).isEqualTo(before);
    assertThat(level(cup)).isEqualTo(before);
  }

  @Test
  void theSafetyStockCanChangeAtAnyTime() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 4));
    assertThat(define(cup, StockPolicy.quantity(3)).isReplayed()).isFalse();
    assertThat(level(cup).available()).isZero();
    release("h");
    assertThat(level(cup).available()).isEqualTo(2);
  }

  @Test
  void trackingCanBeginOnceWhatIsPromisedIsOnHand() {
    StockKey cup = stock("cup", 2);
    define(cup, StockPolicy.untracked()).orElseThrow();
    hold("h", Line.of("cup", 3));
    assertRefused(trackAgain(level(cup), 2), StockPromised.class);
    receive("r", Line.of("cup", 1)).orElseThrow();
    trackAgain(level(cup), 3).orElseThrow();
    assertLevel(cup, 3, 3, 0);
  }

  @Test
  void stockThatWasUntrackedAsksForACountBeforeItIsTracked() {
    StockKey cup = stock("cup", 10);
    commit("c", Line.of("cup", 4));
    define(cup, StockPolicy.untracked()).orElseThrow();
    dispatch("c");
    assertThat(assertRefused(define(cup, StockPolicy.quantity()), CountRequired.class).level())
        .isEqualTo(level(cup));
    assertThat(level(cup).policy()).isEqualTo(StockPolicy.untracked());

    Outcome<StockLevel> counted = trackAgain(level(cup), 6);
    assertThat(counted.orElseThrow()).isEqualTo(level(cup));
    assertLevel(cup, 6, 0, 0);
    assertRefused(commit("seven", Line.of("cup", 7)), InsufficientStock.class);
    assertThat(trackAgain(level(cup), 10).isReplayed()).as("it is tracked").isTrue();
    assertLevel(cup, 6, 0, 0);

    giveBack("back", "c", Line.of("cup", 4)).orElseThrow();
    assertLevel(cup, 10, 0, 0);
  }

  @Test
  void whatLeavesWhileUntrackedStockIsCountedEndsTheCount() {
    StockKey cup = stock("cup", 10);
    commit("c", Line.of("cup", 4));
    define(cup, StockPolicy.untracked()).orElseThrow();
    StockLevel start = level(cup);
    dispatch("c");
    assertThat(level(cup).onHand()).isEqualTo(start.onHand());
    assertRefused(trackAgain(start, 10), OnHandChanged.class);
    assertRefused(setOnHand("s", start, 10), OnHandChanged.class);
    trackAgain(level(cup), 6).orElseThrow();
    assertLevel(cup, 6, 0, 0);
  }

  @Test
  void trackingCanBeginOnceHoldsHaveExpired() {
    StockKey cup = stock("cup", StockPolicy.untracked(), 0);
    hold("h", Line.of("cup", 3));
    clock.advance(TTL);
    trackAgain(level(cup), 0).orElseThrow();
    assertLevel(cup, 0, 0, 0);
  }

  @Test
  void countingByUnitCanBeginOrEndOnlyOnEmptyStock() {
    StockKey cup = stock("cup", 1);
    assertRefused(define(cup, StockPolicy.units()), PolicyConflict.class);
    commit("c", Line.of("cup", 1));
    dispatch("c");
    define(cup, StockPolicy.units()).orElseThrow();
    receive("r", Line.units("cup", "A1")).orElseThrow();
    assertRefused(define(cup, StockPolicy.quantity()), PolicyConflict.class);
    assertRefused(define(cup, StockPolicy.untracked()), PolicyConflict.class);
    assertRefused(giveBack("back", "c", Line.of("cup", 1)), PolicyConflict.class);
    assertLevel(cup, 1, 0, 0);
    assertThat(inventory.levels(shop, null, 10).items()).isEqualTo(List.of(level(cup)));
  }

  @Test
  void aListenerIsToldLevelsAsTheyAreStored() {
    StockKey key = stock("A", 10);
    List<StockLevel> told = new ArrayList<>();
    InventoryListener listener =
        new InventoryListener() {
          @Override
          public void onStockChanged(List<StockLevel> levels) {
            told.addAll(levels);
          }
        };
    try (Inventory watched = Inventory.builder(store).listener(listener).build();
        Inventory other = Inventory.create(fixture.reopen(store, clock))) {
      watched.commit(CommitRequest.of(shop, id("r1"), Line.of("A", 1))).orElseThrow();
      other.commit(CommitRequest.of(shop, id("r2"), Line.of("A", 2))).orElseThrow();
      watched.commit(CommitRequest.of(shop, id("r3"), Line.of("A", 1))).orElseThrow();
    }
    assertThat(told.get(told.size() - 1)).isEqualTo(inventory.level(key).orElseThrow());
  }
}
