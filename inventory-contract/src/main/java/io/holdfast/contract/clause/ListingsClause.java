package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the listings, page by page. */
@Clause(value = 0, title = "listings")
public abstract class ListingsClause extends ClauseTests {
  @Test
  void levelsComePageByPageEachOnce() {
    List<StockKey> keys = new ArrayList<>();
    for (String sku : List.of("d", "a", "c", "e", "b")) {
      for (String location : List.of("two", "one")) {
        keys.add(rows.key(sku, location));
        Writes.define(store, Rows.level(rows.key(sku, location), 1));
      }
    }
    keys.sort(null);
    for (int limit : List.of(1, 3, 10, 11)) {
      assertThat(allLevels(limit)).containsExactlyElementsOf(keys);
    }
    assertThat(store.levels(rows.shop, keys.get(9), 5)).isEmpty();
    assertThat(store.levels(new Rows().shop, null, 5)).isEmpty();
  }

  private List<StockKey> allLevels(int limit) {
    List<StockKey> all = new ArrayList<>();
    List<StoredLevel> page;
    do {
      page = store.levels(rows.shop, all.isEmpty() ? null : all.get(all.size() - 1), limit);
      assertThat(page.size()).isLessThanOrEqualTo(limit);
      page.forEach(level -> all.add(level.key()));
    } while (page.size() == limit);
    return all;
  }

  @Test
  void movementsOfAKeyComeOldestFirstPageByPage() {
    StockKey key = rows.key("moved");
    StockKey other = rows.key("other");
    Writes.define(store, Rows.level(key, 0));
    Writes.define(store, Rows.level(other, 0));
    List<StockMovement> expected = new ArrayList<>();
    for (String cause : List.of("c", "B", "a", "d")) {
      expected.add(move(key, cause, null));
      move(other, cause + "-other", null);
    }
    clock.advance(Duration.ofNanos(1_000));
    expected.sort(Comparator.comparing(StockMovement::cause));
    for (String cause : List.of("A-later", "z-later")) {
      expected.add(move(key, cause, null));
    }
    for (int limit : List.of(1, 2, 6, 7)) {
      assertThat(allMovements(key, limit)).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void aMovementOfAnEarlierTimeIsListedInItsPlaceHoweverLateItWasWritten() {
    StockKey key = rows.key("moved");
    Writes.define(store, Rows.level(key, 0));
    Instant early = clock.instant();
    clock.advance(Duration.ofSeconds(1));
    StockMovement later = move(key, "a", null);
    assertThat(store.stockMovements(key, null, 10)).containsExactly(later);

    StockMovement earlier = move(key, "b", null, early);

    for (int limit : List.of(1, 2, 3)) {
      assertThat(allMovements(key, limit)).containsExactly(earlier, later);
    }
    assertThat(store.stockMovements(key, earlier, 10)).containsExactly(later);
    assertThat(store.stockMovements(key, later, 10)).isEmpty();
  }

  @Test
  void movementsThatTieOnTimeAndCauseComeByTheNameOfTheirKind() {
    StockKey key = rows.key("b");
    StockKey other = rows.key("a");
    Writes.define(store, Rows.level(key, 0));
    Writes.define(store, Rows.level(other, 0));
    ReservationId about = new ReservationId("r");
    Instant at = clock.instant();
    List<MovementKind> byName =
        List.of(
            MovementKind.ADJUST, MovementKind.RECEIVE, MovementKind.REPAIR, MovementKind.RETURN);
    store.decide(
        Footprint.of(rows.shop)
            .key(key)
            .key(other)
            .entry(Rows.id("cause"))
            .entry(about.entry())
            .build(),
        snapshot -> {
          Writes writes = new Writes().entry(null, rows.operation("cause", at));
          touch(writes, snapshot, about);
          for (StockKey some : List.of(key, other)) {
            StoredLevel before = Rows.present(snapshot.level(some));
            writes.level(before, Rows.changed(before, 4, 0, 0, null));
            for (int i : List.of(3, 1, 0, 2)) {
              writes.movement(movement(some, byName.get(i), "cause", about, at));
            }
          }
          return writes.answering(true);
        });
    for (int limit : List.of(1, 3, 5)) {
      assertThat(allMovements(key, limit)).extracting(StockMovement::kind).isEqualTo(byName);
    }
    assertThat(store.reservationMovements(rows.shop, about))
        .extracting(StockMovement::kind)
        .containsExactlyElementsOf(byName.stream().flatMap(kind -> Stream.of(kind, kind)).toList());
    assertThat(store.reservationMovements(rows.shop, about))
        .extracting(StockMovement::key)
        .startsWith(other, key, other, key);
  }

  @Test
  void movementsAboutAReservationAreAllOfIts() {
    StockKey key = rows.key("about");
    StockKey other = rows.key("other");
    Writes.define(store, Rows.level(key, 0));
    Writes.define(store, Rows.level(other, 0));
    ReservationId about = new ReservationId("r");
    StockMovement first = move(key, "one", about);
    move(key, "two", new ReservationId("R"));
    move(key, "three", null);
    clock.advance(Duration.ofSeconds(1));
    StockMovement second = move(other, "four", about);

    assertThat(store.reservationMovements(rows.shop, about)).containsExactly(first, second);
    assertThat(store.reservationMovements(new Rows().shop, about)).isEmpty();
  }
}
