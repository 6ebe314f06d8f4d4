package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.contract.BadRows;
import io.holdfast.contract.Clause;
import io.holdfast.contract.clause.AuditedRows.Unreadable;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that a row that cannot be read fails alone and is named. */
@Clause(value = 17, title = "one bad row")
public abstract class BadRowClause extends ClauseTests {
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final int ROWS = 9;

  private BadRows bad() {
    var bad = fixture.badRows(store);
    assumeTrue(bad.isPresent(), "no row of this store can be unreadable");
    return bad.orElseThrow();
  }

  /** Forgets what the store may remember of the rows. */
  private void reopen() {
    store = fixture.reopen(store, clock);
  }

  private List<StockKey> defined() {
    List<StockKey> keys = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      StockKey key = rows.key("sku-" + i);
      Writes.define(store, Rows.level(key, 5));
      keys.add(key);
    }
    return keys;
  }

  private Reservation hold(String id, StockKey key, Instant expiresAt) {
    return Writes.hold(store, rows.held(id, clock.instant(), expiresAt, Rows.line(key, 1)));
  }

  @Test
  void levelsAreListedWithoutIt() {
    List<StockKey> keys = defined();
    bad().level(keys.get(4));
    reopen();
    List<StockKey> good = new ArrayList<>(keys);
    good.remove(4);
    for (int limit : List.of(1, 4, ROWS - 1, ROWS)) {
      assertThat(levels(limit)).as("by %d", limit).isEqualTo(good);
    }
    assertThat(store.levels(rows.shop, keys))
        .extracting(StoredLevel::key)
        .containsExactlyInAnyOrderElementsOf(good);
  }

  private List<StockKey> levels(int limit) {
    List<StockKey> all = new ArrayList<>();
    List<StoredLevel> page;
    do {
      page = store.levels(rows.shop, all.isEmpty() ? null : all.get(all.size() - 1), limit);
      page.forEach(level -> all.add(level.key()));
    } while (page.size() == limit);
    return all;
  }

  @Test
  void reservationsAreListedWithoutIt() {
    StockKey key = rows.key("cup");
    Writes.define(store, Rows.level(key, ROWS));
    List<ReservationId> ids = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      ids.add(hold("r" + i, key, in(TTL)).id());
    }
    bad().reservation(rows.shop, ids.get(4));
    reopen();
    List<ReservationId> good = new ArrayList<>(ids);
    good.remove(4);
    assertThat(store.reservations(rows.shop, ids))
        .extracting(Reservation::id)
        .containsExactlyInAnyOrderElementsOf(good);
    for (int limit : List.of(1, 4, ROWS)) {
      assertThat(held(limit)).as("by %d", limit).isEqualTo(good);
    }
  }

  private List<ReservationId> held(int limit) {
    List<ReservationId> all = new ArrayList<>();
    ReservationFilter filter = new ReservationFilter(ReservationState.HELD, null);
    @Nullable String after = null;
    do {
      ReservationSlice slice = store.reservations(rows.shop, filter, after, limit);
      slice.reservations().forEach(it -> all.add(it.id()));
      after = slice.next();
    } while (after != null);
    return all;
  }

  @Test
  void movementsAreListedWithoutIt() {
    StockKey key = rows.key("cup");
    Writes.define(store, Rows.level(key, 0));
    List<StockMovement> good = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      clock.advance(Duration.ofSeconds(1));
      addOne(store, key);
      good = new ArrayList<>(store.stockMovements(key, null, ROWS));
    }
    bad().movement(good.remove(4));
    reopen();
    for (int limit : List.of(1, 4, ROWS)) {
      assertThat(allMovements(key, limit)).as("by %d", limit).isEqualTo(good);
    }
  }

  @Test
  void movementsOfAReservationAreListedWithoutIt() {
    StockKey key = rows.key("cup");
    Writes.define(store, Rows.level(key, 0));
    ReservationId about = new ReservationId("r");
    StockMovement first = move(key, "one", about);
    clock.advance(Duration.ofSeconds(1));
    StockMovement second = move(key, "two", about);
    clock.advance(Duration.ofSeconds(1));
    StockMovement third = move(key, "three", about);
    bad().movement(second);
    reopen();
    assertThat(store.reservationMovements(rows.shop, about)).containsExactly(first, third);
  }

  @Test
  void expiredHoldsAreListedWithoutIt() {
    List<StockKey> keys = defined();
    Instant end = in(TTL);
    for (int i = 0; i < 5; i++) {
      hold("h" + i, keys.get(i), end.plusSeconds(i));
    }
    bad().hold(keys.get(1), new ReservationId("h1"), end.plusSeconds(1));
    reopen();
    clock.advance(TTL.multipliedBy(2));
    assertThat(store.expiredHolds(rows.shop, 10))
        .extracting(ReservationId::value)
        .containsExactly("h0", "h2", "h3", "h4");
  }

  @Test
  void aDecisionThatAsksForItFailsByNameAndNoOtherDoes() {
    List<StockKey> keys = defined();
    StockKey badKey = keys.get(4);
    StockKey good = keys.get(5);
    hold("bad-hold", good, in(TTL));
    bad().level(badKey);
    bad().reservation(rows.shop, new ReservationId("bad-hold"));
    reopen();
    EntryId badId = Rows.id("bad-hold");

    Footprint footprint = footprint(badKey, badId, good);
    assertNamed("sku-4", footprint, it -> it.level(badKey));
    assertNamed("bad-hold", footprint, it -> it.entry(badId));
    assertThat(level(good).onHand()).isEqualTo(5);
    store.decide(
        footprint,
        snapshot -> {
          StoredLevel before = Rows.present(snapshot.level(good));
          return new Writes()
              .level(before, Rows.changed(before, 1, 0, 0, null))
              .entry(null, rows.operation("in", snapshot.now()))
              .movement(Rows.received(good, 1, "in", snapshot.now()))
              .answering(true);
        });
    assertThat(level(good).onHand()).isEqualTo(6);
  }

  @Test
  void aDecisionThatAsksForAUnitFailsByNameAndNoOtherDoes() {
    Seats seats = Seats.define(store, rows);
    bad().unit(seats.a1());
    reopen();
    Footprint both = Footprint.of(rows.shop).unit(seats.a1()).unit(seats.a2()).build();

    assertNamed("A1", both, it -> it.unit(seats.a1()));
    Snapshot read = store.read(both);
    assertThatExceptionOfType(InvariantViolationException.class)
        .isThrownBy(() -> read.unit(seats.a1()))
        .withMessageContaining("A1");
    boolean decided =
        store.decide(
            both,
            snapshot -> {
              StoredLevel before = Rows.present(snapshot.level(seats.key()));
              return new Writes()
                  .level(before, Rows.changed(before, -1, 0, 0, null))
                  .unit(snapshot.unit(seats.a2()), null)
                  .answering(true);
            });
    assertThat(decided).isTrue();
    assertThat(level(seats.key()).onHand()).isEqualTo(1);
    assertThat(unit(seats.a2())).isNull();
  }

  private Footprint footprint(StockKey bad, EntryId badId, StockKey good) {
    return Footprint.of(rows.shop).key(bad).key(good).entry(badId).entry(Rows.id("in")).build();
  }

  private void assertNamed(String name, Footprint footprint, Consumer<Snapshot> question) {
    assertThatExceptionOfType(InvariantViolationException.class)
        .isThrownBy(
            () ->
                store.decide(
                    footprint,
                    snapshot -> {
                      question.accept(snapshot);
                      return new Writes().answering(true);
                    }))
        .withMessageContaining(name);
  }

  @Test
  void anAuditNamesItAndShowsTheRest() {
    List<StockKey> keys = defined();
    Seats seats = Seats.define(store, rows);
    Instant end = in(TTL);
    Reservation good = hold("good", keys.get(1), end);
    hold("bad-index", keys.get(2), end);
    hold("bad-entry", keys.get(3), end);
    bad().level(keys.get(4));
    bad().unit(seats.a1());
    bad().hold(keys.get(2), new ReservationId("bad-index"), end);
    bad().reservation(rows.shop, new ReservationId("bad-entry"));
    reopen();

    AuditedRows seen = new AuditedRows();
    store.audit(rows.shop, null, 100, seen);

    seen.assertComplete();
    assertThat(seen.levels).hasSize(ROWS).extracting(StoredLevel::key).doesNotContain(keys.get(4));
    assertThat(seen.units).containsExactly(Unit.free(seats.a2()));
    assertThat(seen.indexed).containsOnlyKeys(keys.get(1), keys.get(3));
    assertThat(seen.reservations).containsValue(good).hasSize(2);
    assertThat(seen.unreadable)
        .hasSize(4)
        .anySatisfy(it -> assertNamed(it, keys.get(4), "sku-4"))
        .anySatisfy(it -> assertNamed(it, seats.key(), "A1"))
        .anySatisfy(it -> assertNamed(it, keys.get(2), "sku-2"))
        .anySatisfy(it -> assertThat(it.what()).contains("bad-entry"));
  }

  private static void assertNamed(Unreadable row, StockKey key, String name) {
    assertThat(row.key()).isEqualTo(key);
    assertThat(row.what()).contains(name);
  }
}
