package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that whoever records the expiry of a hold writes one message of it. */
public abstract class ExpiredHoldCases extends BehaviourTests {
  private static final int WIDE = 49;

  @BeforeEach
  final void hasOutbox() {
    assumeTrue(store.hasExpiredHoldOutbox(), "the store has no outbox of expired holds");
  }

  private List<String> messages() {
    return fixture.expiredHolds(store, shop).stream().map(it -> it.id().value()).sorted().toList();
  }

  @Test
  void theMessageSaysWhatWasHeldAndWhenItEnded() {
    stock("cup", 5);
    stock("plate", 5);
    Reservation hold = hold("h", Line.of("cup", 2), Line.of("plate", 1)).orElseThrow();
    Instant end = clock.instant().plus(TTL);
    clock.advance(TTL.plusSeconds(7));
    inventory.sweep(shop, 10);
    assertThat(fixture.expiredHolds(store, shop))
        .containsExactly(new ExpiredHold(shop, id("h"), hold.lines(), end, clock.instant()));
  }

  @Test
  void theSweepWritesOneForEachHold() {
    stock("cup", 5);
    seats("seat", "A1", "A2");
    hold("a", Line.of("cup", 1));
    hold("b", Line.units("seat", "A1"));
    clock.advance(TTL);
    hold("live", Line.of("cup", 1));
    inventory.sweep(shop, 10);
    inventory.sweep(shop, 10);
    assertThat(messages()).containsExactly("a", "b");
  }

  @Test
  void theBuyerWhoNeedsTheStockWritesIt() {
    stock("cup", 5);
    hold("h", Line.of("cup", 5));
    hold("refused", Line.of("cup", 1));
    clock.advance(TTL);
    assertDone(commit("other", Line.of("cup", 5)), COMMITTED);
    assertThat(messages()).containsExactly("h");
  }

  @Test
  void theReleaseThatComesTooLateWritesIt() {
    stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL);
    assertReplayed(release("h"), EXPIRED);
    assertReplayed(release("h"), EXPIRED);
    assertThat(messages()).containsExactly("h");
  }

  @Test
  void theUndoThatComesTooLateWritesIt() {
    stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL);
    assertReplayed(undo("h"), EXPIRED);
    assertThat(messages()).containsExactly("h");
  }

  @Test
  void thePaymentThatTakesTheStockAgainWritesIt() {
    stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL);
    assertDone(reacquire("h"), COMMITTED);
    assertThat(messages()).containsExactly("h");
  }

  @Test
  void theCorrectionThatNeedsTheStockWritesIt() {
    StockKey cup = stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL);
    adjust("stolen", cup, -5).orElseThrow();
    assertThat(messages()).containsExactly("h");
  }

  @Test
  void aRefusedPaymentOfAnExpiredHoldRecordsNothingAndWritesNone() {
    stock("cup", 5);
    hold("h", Line.of("cup", 5));
    clock.advance(TTL);
    assertWrongState(commitHold("h"), EXPIRED);
    assertWrongState(extend("h", TTL), EXPIRED);
    assertThat(messages()).isEmpty();
    inventory.sweep(shop, 10);
    assertThat(messages()).containsExactly("h");
  }

  @Test
  void holdsThatEndOtherwiseHaveNone() {
    stock("cup", 5);
    assertDone(hold("sold", Line.of("cup", 1)), HELD);
    assertDone(hold("released", Line.of("cup", 1)), HELD);
    assertDone(commitHold("sold"), COMMITTED);
    release("released").orElseThrow();
    release("never-held").orElseThrow();
    clock.advance(TTL);
    inventory.sweep(shop, 10);
    assertThat(messages()).isEmpty();
  }

  /** The largest hold of a store with 100 rows has no room for its message beside it. */
  @Test
  void theLargestHoldHasOneToo() {
    Line[] lines = IntStream.range(0, WIDE).mapToObj(i -> Line.of("s" + i, 1)).toArray(Line[]::new);
    for (Line line : lines) {
      stock(line.sku().value(), 2);
    }
    hold("swept", lines).orElseThrow();
    hold("released", lines).orElseThrow();
    clock.advance(TTL);
    assertReplayed(release("released"), EXPIRED);
    assertThat(messages()).containsExactly("released");
    inventory.sweep(shop, 10);
    assertThat(messages()).containsExactly("released", "swept");
    assertThat(inventory.reservation(shop, id("swept")).orElseThrow().version()).isEqualTo(2);
  }

  @Test
  void aCrowdThatRecordsTheSameExpiryWritesOne() {
    for (int i = 0; i < fixture.effort().repeats(); i++) {
      String sku = "cup-" + i;
      stock(sku, 1);
      hold("h-" + i, Line.of(sku, 1)).orElseThrow();
      clock.advance(TTL);
      int round = i;
      Crowd.of(
          3,
          thread ->
              switch (thread) {
                case 0 -> release("h-" + round);
                case 1 -> inventory.sweep(shop, 10);
                default -> commit("c-" + round, Line.of(sku, 1));
              });
      assertThat(messages()).hasSize(i + 1).contains("h-" + i);
    }
  }
}
