package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static io.holdfast.inventory.model.ReservationState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests holding and releasing stock. */
public abstract class HoldCases extends BehaviourTests {
  @Test
  void aHoldTakesStockUntilItsTimeIsOver() {
    StockKey cup = stock("cup", 5);
    Reservation held = assertDone(hold("h", Line.of("cup", 2)), HELD);
    assertThat(held.heldAt()).isEqualTo(clock.instant());
    assertThat(held.expiresAt()).isEqualTo(clock.instant().plus(TTL));
    assertLevel(cup, 5, 2, 0);
    assertThat(level(cup).available()).isEqualTo(3);
  }

  @Test
  void theTimeOfAHoldIsCutToWholeMicroseconds() {
    stock("cup", 5);
    Duration fine = Duration.ofSeconds(2).plusNanos(1_999);
    Reservation held =
        inventory.hold(HoldRequest.of(shop, id("h"), fine, Line.of("cup", 1))).orElseThrow();
    assertThat(held.expiresAt()).isEqualTo(clock.instant().plusSeconds(2).plusNanos(1_000));
    assertThat(inventory.reservation(shop, id("h"))).contains(held);
  }

  @Test
  void allOfTheStockCanBeHeldAndNoMore() {
    StockKey cup = stock("cup", 5);
    assertDone(hold("all", Line.of("cup", 5)), HELD);
    InsufficientStock refusal =
        assertRefused(hold("more", Line.of("cup", 1)), InsufficientStock.class);
    assertThat(refusal.shortages()).containsExactly(new Shortage(cup, 1, 0, List.of()));
    assertLevel(cup, 5, 5, 0);
    assertThat(inventory.reservation(shop, id("more"))).isEmpty();
  }

  @Test
  void theSafetyStockIsNeverSold() {
    StockKey cup = stock("cup", StockPolicy.quantity(2), 5);
    assertThat(assertRefused(hold("four", Line.of("cup", 4)), InsufficientStock.class).shortages())
        .containsExactly(new Shortage(cup, 4, 3, List.of()));
    assertDone(hold("three", Line.of("cup", 3)), HELD);
    assertThat(level(cup).available()).isZero();
  }

  @Test
  void anUnknownArticleIsUnknownAndNotSoldOut() {
    stock("cup", 5);
    UnknownSku refusal =
        assertRefused(hold("h", Line.of("cup", 1), Line.of("none", 1)), UnknownSku.class);
    assertThat(refusal.keys()).containsExactly(key("none"));
    assertLevel(key("cup"), 5, 0, 0);
    assertThat(inventory.level(key("none"))).isEmpty();
  }

  @Test
  void aHoldRepeatedHasNoSecondEffectAndKeepsItsExpiry() {
    StockKey cup = stock("cup", 5);
    Reservation first = hold("h", Line.of("cup", 2)).orElseThrow();
    clock.advance(Duration.ofMinutes(5));
    Reservation again = assertReplayed(hold("h", Line.of("cup", 2)), HELD);
    assertThat(again).isEqualTo(first);
    assertLevel(cup, 5, 2, 0);
  }

  @Test
  void aHoldRepeatedAfterItEndedIsRefusedWithHowItEnded() {
    StockKey cup = stock("cup", 5);
    hold("released", Line.of("cup", 1));
    release("released");
    hold("expired", Line.of("cup", 1));
    clock.advance(TTL);
    assertWrongState(hold("released", Line.of("cup", 1)), RELEASED);
    assertWrongState(hold("expired", Line.of("cup", 1)), EXPIRED);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void releaseGivesEverythingBackAtOnce() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    Reservation released = assertDone(release("h"), RELEASED);
    assertThat(released.endedAt()).isEqualTo(clock.instant());
    assertLevel(cup, 5, 0, 0);
    assertDone(hold("next", Line.of("cup", 5)), HELD);
  }

  @Test
  void releaseTwiceSaysHowItEndedBefore() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    hold("other", Line.of("cup", 3));
    release("h");
    assertReplayed(release("h"), RELEASED);
    assertLevel(cup, 5, 3, 0);
  }

  @Test
  void releaseAfterExpirySaysThatItExpired() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL);
    assertReplayed(release("h"), EXPIRED);
    assertReplayed(release("h"), EXPIRED);
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void releaseAfterCommitIsRefused() {
    StockKey cup = stock("cup", 5);
    commit("sold", Line.of("cup", 2));
    assertWrongState(release("sold"), COMMITTED);
    assertLevel(cup, 5, 0, 2);
  }

  @Test
  void releaseOfAnUnknownIdClosesItForGood() {
    StockKey cup = stock("cup", 5);
    Reservation closed = assertDone(release("late"), RELEASED);
    assertThat(closed.lines()).isEmpty();
    assertReplayed(release("late"), RELEASED);
    assertWrongState(hold("late", Line.of("cup", 1)), RELEASED);
    assertWrongState(commit("late", Line.of("cup", 1)), RELEASED);
    assertWrongState(commitHold("late"), RELEASED);
    assertWrongState(reacquire("late"), RELEASED);
    assertLevel(cup, 5, 0, 0);
  }
}
