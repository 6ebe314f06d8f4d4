package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.Footprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that many concurrent buyers cause neither overselling nor underselling. */
public abstract class CrowdCases extends CrowdTests {
  private static final int UNITS = 20;

  @Test
  void neverMoreIsCommittedThanThereIs() {
    StockKey cup = stock("cup", UNITS);
    List<Outcome<Reservation>> outcomes =
        all(THREADS, calls(), (thread, i) -> commit("c-" + thread + "-" + i, Line.of("cup", 1)));
    assertThat(done(outcomes)).isEqualTo(UNITS);
    assertThat(refused(outcomes))
        .allSatisfy(outcome -> assertRefused(outcome, InsufficientStock.class));
    assertLevel(cup, UNITS, 0, UNITS);
  }

  @Test
  void neverMoreIsHeldThanThereIs() {
    StockKey cup = stock("cup", UNITS);
    List<Outcome<Reservation>> outcomes =
        all(THREADS, calls(), (thread, i) -> hold("h-" + thread + "-" + i, Line.of("cup", 3)));
    assertThat(done(outcomes)).isEqualTo(UNITS / 3);
    assertLevel(cup, UNITS, UNITS / 3 * 3, 0);
  }

  @Test
  void allIsSoldToBuyersWhoKeepTrying() {
    StockKey cup = stock("cup", UNITS);
    AtomicInteger sold = new AtomicInteger();
    AtomicInteger ids = new AtomicInteger();
    Crowd.of(
        THREADS,
        thread -> {
          Random random = new Random(thread);
          for (int tries = 0; tries < 20_000 && sold.get() < UNITS; tries++) {
            String id = "h-" + ids.incrementAndGet();
            if (patiently(() -> hold(id, Line.of("cup", 1))).isDone()) {
              if (random.nextInt(3) == 0) {
                patiently(() -> commitHold(id)).orElseThrow();
                sold.incrementAndGet();
              } else {
                patiently(() -> release(id)).orElseThrow();
              }
            }
          }
          return true;
        });
    assertThat(sold).hasValue(UNITS);
    assertLevel(cup, UNITS, 0, UNITS);
  }

  @Test
  void expiredStockIsSoldAgainExactlyOnce() {
    int holds = Footprint.HOLDS_LOADED / 4;
    StockKey cup = stock("cup", holds);
    for (int i = 0; i < holds; i++) {
      hold("old-" + i, Line.of("cup", 1)).orElseThrow();
    }
    clock.advance(TTL);
    List<Outcome<Reservation>> outcomes =
        all(THREADS, 10, (thread, i) -> commit("c-" + thread + "-" + i, Line.of("cup", 1)));
    assertThat(done(outcomes)).isEqualTo(holds);
    assertLevel(cup, holds, 0, holds);
  }

  @Test
  void severalLinesAreAllTakenOrNone() {
    StockKey cup = stock("cup", UNITS);
    StockKey plate = stock("plate", UNITS / 2);
    List<Outcome<Reservation>> outcomes =
        all(
            THREADS,
            Math.max(5, calls() / 4),
            (thread, i) -> commit("c-" + thread + "-" + i, Line.of("cup", 1), Line.of("plate", 1)));
    assertThat(done(outcomes)).isEqualTo(UNITS / 2);
    assertLevel(cup, UNITS, 0, UNITS / 2);
    assertLevel(plate, UNITS / 2, 0, UNITS / 2);
  }

  @Test
  void aSeatGoesToExactlyOneOfMany() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      names.add("A" + i);
    }
    StockKey seat = seats("seat", names.toArray(String[]::new));
    List<List<String>> won =
        Crowd.of(
            THREADS,
            thread -> {
              List<String> mine = new ArrayList<>();
              List<String> wanted = new ArrayList<>(names);
              Collections.shuffle(wanted, new Random(thread));
              for (String name : wanted) {
                String id = "h-" + thread + "-" + name;
                if (patiently(() -> hold(id, Line.units("seat", name))).isDone()) {
                  mine.add(name);
                }
              }
              return mine;
            });
    assertThat(won.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(names);
    assertLevel(seat, 10, 10, 0);
  }

  @Test
  void oppositeLineOrdersNeverStopEachOther() {
    StockKey a = stock("a", 1_000_000);
    StockKey b = stock("b", 1_000_000);
    seats("seat", "A1", "A2");
    int each = Math.max(5, calls() / 4);
    Crowd.of(
        THREADS,
        thread -> {
          for (int i = 0; i < each; i++) {
            String id = "h-" + thread + "-" + i;
            Line[] lines =
                thread % 2 == 0
                    ? new Line[] {Line.of("a", 1), Line.of("b", 2)}
                    : new Line[] {Line.of("b", 2), Line.of("a", 1)};
            Line seat = Line.units("seat", "A" + (1 + i % 2));
            patiently(() -> hold(id, lines)).orElseThrow();
            switch (i % 4) {
              case 0 -> patiently(() -> release(id)).orElseThrow();
              case 1 -> {
                patiently(() -> commitHold(id)).orElseThrow();
                patiently(() -> cancel(id)).orElseThrow();
              }
              default -> patiently(() -> commitHold(id, lines)).orElseThrow();
            }
            patiently(() -> commit("s-" + id, seat, lines[0]));
          }
          return true;
        });
    assertThat(level(a).held()).isZero();
    assertThat(level(b).held()).isZero();
    long kept = (long) THREADS * each - count(each, 0) - count(each, 1);
    assertThat(level(b).committed()).isBetween(2 * kept, 2 * kept + 4);
  }

  private static long count(int each, int remainder) {
    return THREADS * IntStream.range(0, each).filter(i -> i % 4 == remainder).count();
  }

  @Test
  void aKeyDefinedByManyIsDefinedOnce() {
    for (int round = 0; round < 5; round++) {
      StockKey key = key("new-" + round);
      List<Outcome<StockLevel>> outcomes =
          race(THREADS, thread -> inventory.define(StockDefinition.withOpening(key, 7)));
      assertThat(doneFirst(outcomes)).isEqualTo(1);
      assertThat(done(outcomes)).isEqualTo(THREADS);
      assertLevel(key, 7, 0, 0);
    }
  }

  @Test
  void aReceiptDeliveredByManyAddsOnce() {
    StockKey cup = stock("cup", 0);
    for (int round = 1; round <= 5; round++) {
      ReceiveRequest receipt = ReceiveRequest.of(shop, operation("r-" + round), Line.of("cup", 3));
      List<Outcome<StockChange>> outcomes = race(THREADS, thread -> inventory.receive(receipt));
      assertThat(doneFirst(outcomes)).isEqualTo(1);
      assertThat(done(outcomes)).isEqualTo(THREADS);
      assertLevel(cup, 3L * round, 0, 0);
    }
  }

  @Test
  void twoInventoriesOnTheSameDataSellItOnce() {
    StockKey cup = stock("cup", UNITS);
    try (Inventory other = Inventory.create(fixture.reopen(store, clock))) {
      List<StockOperations> shops = List.of(inventory, other);
      List<Outcome<Reservation>> outcomes =
          all(
              THREADS,
              Math.max(5, calls() / 4),
              (thread, i) -> {
                ReservationId id = id("c-" + thread + "-" + i);
                StockOperations mine = shops.get(thread % 2);
                return i % 2 == 0
                    ? mine.commit(CommitRequest.of(shop, id, Line.of("cup", 1)))
                    : mine.hold(HoldRequest.of(shop, id, TTL, Line.of("cup", 1)));
              });
      assertThat(done(outcomes)).isEqualTo(UNITS);
      assertThat(other.level(cup)).contains(level(cup));
      assertThat(level(cup).available()).isZero();
    }
  }
}
