package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Footprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers to commands that share a transaction, whatever the other commands are. */
class LaneBatchTest extends LaneFixture {
  private final CountDownLatch rushed = new CountDownLatch(1);

  @AfterEach
  void endTheRush() {
    rushed.countDown();
  }

  @Test
  void commandsThatComeWhileAUnitIsUnderWayShareTheNextOne() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var a = send(inventory, "a", 1);
    var b = inventory.cancelAsync(SHOP, new ReservationId("first")).toCompletableFuture();
    var c = send(inventory, "c", 1);
    goOn();

    assertThat(List.of(get(first), get(a), get(b), get(c))).allMatch(Outcome::isDone);
    assertThat(store.units).containsExactly(List.of("first"), List.of("a", "c", "first"));
  }

  @Test
  void whatFitsIsTakenInTheOrderOfArrivalAndWhatDoesNotFitIsPassedOver() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var large = send(inventory, "z-large", 3);
    var tooLarge = send(inventory, "b-too-large", 2);
    var small = send(inventory, "a-small", 1);
    goOn();

    assertThat(get(large).isDone()).isTrue();
    assertThat(refusal(get(tooLarge))).isInstanceOf(Refusal.InsufficientStock.class);
    assertThat(get(small).isDone()).isTrue();
    assertThat(store.units).hasSize(2);
  }

  private static Refusal refusal(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).reason();
  }

  @Test
  void theSameIdTwiceHasOneEffectAndWithOtherLinesIsRefusedAlone() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var once = send(inventory, "a", 1);
    var twice = send(inventory, "a", 1);
    var other = send(inventory, "a", 2);
    var another = send(inventory, "b", 1);
    goOn();

    assertThat(get(once).isReplayed()).isFalse();
    assertThat(get(twice).isReplayed()).isTrue();
    assertThat(refusal(get(other))).isInstanceOf(Refusal.IdReused.class);
    assertThat(get(another).isDone()).isTrue();
    assertThat(inventory.level(key(SHOP)).orElseThrow().committed()).isEqualTo(3);
  }

  @Test
  void anIdWhoseRowCannotBeReadFailsAloneAndCostsNoUnit() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var a = send(inventory, "a", 1);
    var poison = send(inventory, "poison", 1);
    var b = send(inventory, "b", 1);
    store.makeUnreadable("poison");
    goOn();

    assertThat(get(a).isDone()).isTrue();
    assertThat(get(b).isDone()).isTrue();
    assertThatThrownBy(() -> get(poison))
        .hasCauseInstanceOf(InvariantViolationException.class)
        .hasMessageContaining("unreadable");
    assertThat(store.units).hasSize(2);
  }

  @Test
  void aUnitThatCannotBeWrittenIsHalvedUntilTheOneIsFound() {
    Inventory inventory = inventory(options -> options);
    holdUp(inventory, "first");
    List<String> ids = List.of("a", "b", "c", "poison");
    var orders = ids.stream().map(id -> send(inventory, id, 1)).toList();
    store.failAt(
        "poison", () -> new InvariantViolationException("a constraint was violated", null));
    goOn();

    assertThat(orders.subList(0, 3)).allMatch(order -> get(order).isDone());
    assertThatThrownBy(() -> get(orders.get(3)))
        .hasCauseInstanceOf(InvariantViolationException.class);
    assertThat(store.units)
        .containsExactly(
            List.of("first"),
            List.of("a", "b", "c", "poison"),
            List.of("a", "b"),
            List.of("c", "poison"),
            List.of("c"),
            List.of("poison"));
  }

  /** Lets the first transaction end, and runs the given action in the next ones. */
  private void goOnWith(Consumer<Footprint> next) {
    store.beforeUnit = next;
    goOn();
  }

  @Test
  void whenTheStoreIsAwayEveryoneHearsItAndTheUnitIsNotTriedInParts() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var a = send(inventory, "a", 1);
    var b = send(inventory, "b", 1);
    goOnWith(
        footprint -> {
          throw new UnavailableException("away", null);
        });

    for (CompletableFuture<Outcome<Reservation>> order : List.of(a, b)) {
      assertThatThrownBy(() -> get(order))
          .hasCauseInstanceOf(UnavailableException.class)
          .hasMessageContaining("away");
    }
    assertThat(store.units).hasSize(2);
    store.beforeUnit = footprint -> {};
    assertThat(inventory.commit(order("a", 1)).isReplayed()).isFalse();
  }

  @Test
  void whenTheAnswerOfAUnitIsLostEveryoneIsToldThatTheOutcomeIsUnknown() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var a = send(inventory, "a", 1);
    var b = send(inventory, "b", 1);
    goOnWith(
        footprint -> {
          throw new OutcomeUnknownException("lost", null);
        });

    assertThatThrownBy(() -> get(a)).hasCauseInstanceOf(OutcomeUnknownException.class);
    assertThatThrownBy(() -> get(b)).hasCauseInstanceOf(OutcomeUnknownException.class);
  }

  @Test
  void aLeaderKilledByAnErrorLeavesNobodyWaitingAndTheLaneGoesOn() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var a = send(inventory, "a", 1);
    var b = send(inventory, "b", 1);
    goOnWith(
        footprint -> {
          store.beforeUnit = next -> {};
          throw new StackOverflowError("of the driver");
        });

    assertThatThrownBy(() -> get(a))
        .hasCauseInstanceOf(OutcomeUnknownException.class)
        .hasRootCauseInstanceOf(StackOverflowError.class);
    assertThatThrownBy(() -> get(b)).hasCauseInstanceOf(OutcomeUnknownException.class);
    assertThat(inventory.commit(order("a", 1)).isDone()).isTrue();
  }

  @Test
  void aCallerThatLeadsIntoAnErrorGetsTheError() {
    Inventory inventory = inventory();
    store.beforeUnit =
        footprint -> {
          throw new StackOverflowError("of the driver");
        };
    assertThatThrownBy(() -> inventory.commit(order("a", 1)))
        .isInstanceOf(StackOverflowError.class);
    store.beforeUnit = footprint -> {};
    assertThat(inventory.commit(order("a", 1)).isDone()).isTrue();
  }

  @Test
  void unitsAreBoundedByTheirNumberOfCommands() {
    Inventory inventory = inventory(options -> options.maxBatchSize(2));
    holdUp(inventory, "first");
    var orders = List.of("a", "b", "c").stream().map(id -> send(inventory, id, 1)).toList();
    goOn();

    assertThat(orders).allMatch(order -> get(order).isDone());
    assertThat(store.units).containsExactly(List.of("first"), List.of("a", "b"), List.of("c"));
  }

  @Test
  void aShopDoesNotWaitForAnother() {
    Inventory inventory = inventory();
    ShopId quiet = new ShopId("quiet");
    inventory.define(StockDefinition.withOpening(key(quiet), 1)).orElseThrow();
    holdUp(inventory, "first");

    assertThat(
            inventory
                .commit(CommitRequest.of(quiet, new ReservationId("q"), Line.of("cup", 1)))
                .isDone())
        .isTrue();
    assertThat(first).isNotDone();
    goOn();
    assertThat(get(first).isDone()).isTrue();
  }

  @Test
  void aFullLaneRefusesAtOnceAndTheStoreNeverHearsOfIt() {
    Inventory inventory = inventory(options -> options.queueCapacity(2));
    holdUp(inventory, "first");
    var a = send(inventory, "a", 1);
    var b = send(inventory, "b", 1);

    assertThatThrownBy(() -> inventory.commit(order("c", 1)))
        .isInstanceOf(BusyException.class)
        .hasMessageContaining("shop shop");
    assertThatThrownBy(() -> get(send(inventory, "d", 1))).hasCauseInstanceOf(BusyException.class);
    goOn();
    assertThat(get(a).isDone() && get(b).isDone()).isTrue();
    assertThat(store.units).hasSize(2).noneMatch(ids -> ids.contains("c") || ids.contains("d"));
  }

  @Test
  void aRefusalShowsTheSmallerOfTheTwoLimitsOfAWait() {
    Duration minute = Duration.ofMinutes(1);
    Inventory inventory =
        inventory(
            options ->
                options.queueCapacity(1).maxWait(minute).maxExpectedWait(minute.plusSeconds(1)));
    holdUp(inventory, "first");
    var queued = send(inventory, "a", 1);

    assertThatThrownBy(() -> inventory.commit(order("b", 1)))
        .isInstanceOf(BusyException.class)
        .hasMessageContaining("probably have waited for more than PT1M,");
    goOn();
    assertThat(get(queued).isDone()).isTrue();
  }

  @Test
  void aCommandThatWouldWaitTooLongIsRefusedAtOnceWhereTheRateIsKnown() {
    Inventory inventory =
        inventory(options -> options.maxBatchSize(1).maxExpectedWait(Duration.ofMillis(1)), 100);
    CountDownLatch measured = new CountDownLatch(1);
    holdUp(inventory, "first");
    Consumer<Footprint> blocked = store.beforeUnit;
    store.beforeUnit =
        footprint -> {
          blocked.accept(footprint);
          if (LaneStore.names(footprint, "last")) {
            measured.countDown();
            await(rushed);
          }
        };
    var before =
        List.of("a", "b", "c", "d", "last").stream().map(id -> send(inventory, id, 1)).toList();
    goOn();
    await(measured);

    List<CompletableFuture<Outcome<Reservation>>> rush = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      rush.add(send(inventory, "rush-" + i, 1));
    }
    long refused = rush.stream().filter(CompletableFuture::isCompletedExceptionally).count();
    assertThat(refused).as("refused before the store goes on").isPositive();
    assertThat(inventory.stats().expectedWait()).isGreaterThan(Duration.ofMillis(1));
    assertThatThrownBy(() -> inventory.commit(order("blocking", 1)))
        .isInstanceOfSatisfying(
            BusyException.class,
            it -> assertThat(it.resource()).isEqualTo(BusyException.Resource.LANE))
        .hasMessageContaining("PT0.001S");
    rushed.countDown();
    assertThat(before).allMatch(order -> get(order).isDone());
    assertThat(rush.stream().filter(it -> !it.isCompletedExceptionally()))
        .hasSize((int) (rush.size() - refused))
        .allSatisfy(it -> assertThat(get(it)).isNotNull());
  }

  @Test
  void refusalsAndReplaysAreAnsweredByALookOnceTheUnitBeforeHasChangedNothing() {
    Inventory inventory = inventory(options -> options.maxBatchSize(2));
    holdUp(inventory, "first");
    var large = List.of("a", "b", "c", "d").stream().map(id -> send(inventory, id, 9)).toList();
    var replay = send(inventory, "first", 1);
    var other = send(inventory, "e", 9);
    var sold = send(inventory, "f", 1);
    goOn();

    assertThat(large).noneMatch(order -> get(order).isDone());
    assertThat(get(replay).isReplayed()).isTrue();
    assertThat(get(other).isDone()).isFalse();
    assertThat(get(sold).isDone()).isTrue();
    assertThat(store.units)
        .as("c and d, first and e need no transaction")
        .containsExactly(List.of("first"), List.of("a", "b"), List.of("f"));
    assertThat(inventory.level(key(SHOP)).orElseThrow().committed()).isEqualTo(2);
  }
}
