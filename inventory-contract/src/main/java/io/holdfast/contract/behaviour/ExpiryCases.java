package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Refusal.HoldLifeExceeded;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests when holds expire without a sweep, and how to extend them. */
public abstract class ExpiryCases extends BehaviourTests {
  @Test
  void aHoldCanBeCommittedUpToTheLastMicrosecond() {
    stock("cup", 5);
    hold("h", Line.of("cup", 1));
    clock.advance(TTL.minus(MICRO));
    assertDone(commitHold("h"), COMMITTED);
  }

  @Test
  void aHoldCannotBeCommittedAtItsExpiryOrLater() {
    stock("cup", 5);
    hold("at", Line.of("cup", 1));
    hold("after", Line.of("cup", 1));
    clock.advance(TTL);
    assertWrongState(commitHold("at"), EXPIRED);
    clock.advance(MICRO);
    assertWrongState(commitHold("after"), EXPIRED);
  }

  @Test
  void anExpiredHoldCountsForNothingThoughNobodySweeps() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL.minus(MICRO));
    assertThat(level(cup).available()).isZero();
    clock.advance(MICRO);
    assertLevel(cup, 5, 0, 0);
    assertThat(
            inventory
                .availability(AvailabilityRequest.of(shop, Line.of("cup", 5)))
                .orElseThrow()
                .available())
        .isTrue();
    assertThat(inventory.levels(shop, null, 10).items()).containsExactly(level(cup));
    assertThat(inventory.reservation(shop, id("h")).orElseThrow().state()).isEqualTo(EXPIRED);
  }

  @Test
  void theStockOfAnExpiredHoldCanBeTaken() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL);
    assertDone(commit("other", Line.of("cup", 5)), COMMITTED);
    assertLevel(cup, 5, 0, 5);
    assertWrongState(commitHold("h"), EXPIRED);
  }

  @Test
  void onlySoMuchExpiredStockIsTakenAsThereIs() {
    StockKey cup = stock("cup", 5);
    hold("live", Line.of("cup", 2));
    clock.advance(Duration.ofMinutes(1));
    inventory
        .hold(HoldRequest.of(shop, id("short"), Duration.ofSeconds(1), Line.of("cup", 3)))
        .orElseThrow();
    clock.advance(Duration.ofSeconds(1));
    assertDone(hold("next", Line.of("cup", 3)), HELD);
    assertRefused(hold("more", Line.of("cup", 1)), InsufficientStock.class);
    assertLevel(cup, 5, 5, 0);
  }

  @Test
  void anyNumberOfExpiredHoldsDoesNotHideTheirStock() {
    int holds = Footprint.HOLDS_LOADED + 20;
    StockKey cup = stock("cup", holds);
    for (int i = 0; i < holds; i++) {
      hold("h-" + i, Line.of("cup", 1)).orElseThrow();
    }
    clock.advance(TTL);
    assertThat(level(cup).available()).isEqualTo(holds);
    assertDone(commit("all", Line.of("cup", holds)), COMMITTED);
    assertLevel(cup, holds, 0, holds);
  }

  @Test
  void stockOfExpiredHoldsCanBeWrittenOff() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL);
    adjust("stolen", cup, -5).orElseThrow();
    assertLevel(cup, 0, 0, 0);
  }

  @Test
  void aHoldOverSeveralArticlesExpiresAsAWhole() {
    stock("cup", 2);
    StockKey plate = stock("plate", 2);
    hold("h", Line.of("cup", 2), Line.of("plate", 2));
    clock.advance(TTL);
    assertDone(commit("c", Line.of("cup", 2)), COMMITTED);
    assertLevel(plate, 2, 0, 0);
    assertDone(commit("d", Line.of("plate", 2)), COMMITTED);
  }

  @Test
  void theSweepRecordsSoManyHoldsAsItIsTold() {
    stock("cup", 5);
    for (int i = 0; i < 5; i++) {
      hold("h-" + i, Line.of("cup", 1));
    }
    assertThat(inventory.sweep(shop, 10)).isEqualTo(new SweepReport(0, false));
    clock.advance(TTL);
    assertThat(inventory.sweep(shop, 2)).isEqualTo(new SweepReport(2, true));
    assertThat(inventory.sweep(shop, 10)).isEqualTo(new SweepReport(3, false));
    assertThat(inventory.sweep(shop, 10)).isEqualTo(new SweepReport(0, false));
    assertThat(inventory.reservation(shop, id("h-0")).orElseThrow().state()).isEqualTo(EXPIRED);
    assertLevel(key("cup"), 5, 0, 0);
  }

  @Test
  void theSweepChangesNothingThatAnybodySees() {
    stock("cup", 5);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL.plusSeconds(7));
    Reservation before = inventory.reservation(shop, id("h")).orElseThrow();
    inventory.sweep(shop, 10);
    Reservation after = inventory.reservation(shop, id("h")).orElseThrow();
    assertThat(after).usingRecursiveComparison().ignoringFields("version").isEqualTo(before);
  }

  @Test
  void extendLetsAHoldEndLater() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    clock.advance(Duration.ofMinutes(9));
    Reservation extended = assertDone(extend("h", TTL), HELD);
    assertThat(extended.expiresAt()).isEqualTo(clock.instant().plus(TTL));
    clock.advance(TTL.minus(MICRO));
    assertLevel(cup, 5, 2, 0);
    clock.advance(MICRO);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void extendNeverLetsAHoldEndEarlier() {
    stock("cup", 5);
    Reservation held = hold("h", Line.of("cup", 2)).orElseThrow();
    Reservation same = assertReplayed(extend("h", Duration.ofSeconds(1)), HELD);
    assertThat(same).isEqualTo(held);
    assertReplayed(extend("h", TTL), HELD);
  }

  @Test
  void extendOfAnExpiredHoldIsRefusedAndNeverMovesTheTimer() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL);
    assertWrongState(extend("h", TTL), EXPIRED);
    assertLevel(cup, 5, 0, 0);
    assertRefused(extend("none", TTL), ReservationNotFound.class);
    commit("sold", Line.of("cup", 1));
    assertWrongState(extend("sold", TTL), COMMITTED);
  }

  @Test
  void theWholeLifeOfAHoldIsCapped() {
    stock("cup", 5);
    Duration most = Duration.ofMinutes(25);
    try (Inventory strict = Inventory.builder(store).maxTtl(most).maxHoldLife(most).build()) {
      Instant start = clock.instant();
      hold("h", Line.of("cup", 2));
      clock.advance(Duration.ofMinutes(9));
      assertDone(strict.extend(shop, id("h"), TTL), HELD);
      clock.advance(Duration.ofMinutes(9));
      HoldLifeExceeded refusal =
          assertRefused(strict.extend(shop, id("h"), TTL), HoldLifeExceeded.class);
      assertThat(refusal.latest()).isEqualTo(start.plus(most));
      assertThat(strict.reservation(shop, id("h")).orElseThrow().expiresAt())
          .as("the timer has not moved")
          .isEqualTo(start.plus(Duration.ofMinutes(19)));
      assertDone(strict.extend(shop, id("h"), Duration.ofMinutes(7)), HELD);
    }
  }
}
