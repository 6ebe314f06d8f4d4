package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests that a level shows how much of its held stock has expired, and when the next hold expires.
 */
@Clause(value = 11, title = "expired holds")
public abstract class ExpiredHoldsClause extends ClauseTests {
  private static final Duration MICRO = Duration.ofNanos(1_000);

  private final StockKey key = rows.key("held");
  private final StockKey other = rows.key("other");

  @BeforeEach
  final void defineLevels() {
    Writes.define(store, Rows.level(key, 1_000));
    Writes.define(store, Rows.level(other, 1_000));
  }

  @Test
  void aHoldCountsUntilTheMicrosecondOfItsExpiry() {
    Instant expiry = in(Duration.ofSeconds(60));
    hold("h", expiry, 3);

    clock.set(expiry.minus(MICRO));
    assertExpired(0);
    clock.set(expiry);
    assertExpired(3);
    clock.set(expiry.plus(MICRO));
    assertExpired(3);
    clock.set(expiry.minus(MICRO));
    assertExpired(0);
  }

  @Test
  void theSumIsOverTheExpiredHoldsOfTheKeyAlone() {
    hold("a", in(Duration.ofSeconds(10)), 1);
    hold("b", in(Duration.ofSeconds(20)), 2);
    hold("c", in(Duration.ofSeconds(30)), 4);
    Writes.hold(
        store, rows.held("d", clock.instant(), in(Duration.ofSeconds(10)), Rows.line(other, 8)));

    clock.advance(Duration.ofSeconds(9));
    assertExpired(0);
    clock.advance(Duration.ofSeconds(1));
    assertExpired(1);
    clock.advance(Duration.ofSeconds(10));
    assertExpired(3);
    clock.advance(Duration.ofSeconds(10));
    assertExpired(7);
    assertThat(level(other).expiredHeld()).isEqualTo(8);
  }

  @Test
  void nextExpiryIsNeverTooLate() {
    assertThat(level(key).nextExpiry()).isNull();
    Instant late = in(Duration.ofSeconds(60));
    Instant early = in(Duration.ofSeconds(20));
    hold("late", late, 1);
    assertThat(level(key).nextExpiry()).isNotNull().isBeforeOrEqualTo(late);
    hold("early", early, 1);
    assertThat(level(key).nextExpiry()).isNotNull().isBeforeOrEqualTo(early);
    hold("latest", in(Duration.ofSeconds(90)), 1);
    assertThat(level(key).nextExpiry()).isNotNull().isBeforeOrEqualTo(early);
  }

  @Test
  void aHoldThatEndedByAStepIsNoLongerIndexed() {
    for (ReservationState state :
        List.of(ReservationState.RELEASED, ReservationState.EXPIRED, ReservationState.COMMITTED)) {
      Reservation hold = hold(state.name(), in(Duration.ofSeconds(10)), 5);
      Writes.end(store, hold, state);
    }
    clock.advance(Duration.ofSeconds(10));
    assertExpired(0);
    assertThat(earliest()).isEmpty();
    assertThat(store.expiredHolds(rows.shop, 10)).isEmpty();
  }

  @Test
  void aHoldThatIsExtendedMovesInTheIndex() {
    Instant first = in(Duration.ofSeconds(10));
    Instant second = in(Duration.ofSeconds(60));
    Reservation hold = hold("h", first, 5);
    store.decide(
        Footprint.ofEntry(rows.shop, hold.entryId()),
        snapshot ->
            new Writes()
                .entry(snapshot.entry(hold.entryId()), Rows.ending(hold, second))
                .answering(true));

    assertThat(earliest()).containsExactly(new ExpiringHold(hold.id(), second));
    clock.set(first);
    assertExpired(0);
    assertThat(store.expiredHolds(rows.shop, 10)).isEmpty();
    clock.set(second);
    assertExpired(5);
    assertThat(store.expiredHolds(rows.shop, 10)).containsExactly(hold.id());
  }

  @Test
  void aHoldOfSeveralLinesIsIndexedUnderEachAndListedOnce() {
    Reservation hold =
        Writes.hold(
            store,
            rows.held(
                "two",
                clock.instant(),
                in(Duration.ofSeconds(5)),
                Rows.line(key, 2),
                Rows.line(other, 3)));
    clock.advance(Duration.ofSeconds(5));
    assertExpired(2);
    assertThat(level(other).expiredHeld()).isEqualTo(3);
    assertThat(store.expiredHolds(rows.shop, 10)).containsExactly(hold.id());
  }

  @Test
  void aLineThatTookNothingIsNotIndexed() {
    ReservationLine nothing =
        new ReservationLine(
            other.sku(),
            other.location(),
            new Portion(4, List.of()),
            Portion.NONE,
            Portion.NONE,
            Portion.NONE);
    Writes.hold(
        store,
        rows.held("h", clock.instant(), in(Duration.ofSeconds(5)), Rows.line(key, 2), nothing));
    clock.advance(Duration.ofSeconds(5));
    assertExpired(2);
    assertThat(level(other).expiredHeld()).isZero();
    assertThat(store.read(Footprint.of(rows.shop).holdsOf(other).build()).holds(other)).isEmpty();
  }

  @Test
  void theEarliestHoldsAreLoadedInTheOrderInWhichTheyEnd() {
    for (int second : List.of(50, 10, 40, 20, 30)) {
      hold("h-" + second, in(Duration.ofSeconds(second)), 1);
    }
    assertThat(earliest())
        .extracting(hold -> hold.reservation().value())
        .containsExactly("h-10", "h-20", "h-30", "h-40", "h-50");
    clock.advance(Duration.ofSeconds(25));
    assertThat(earliest())
        .as("expired or not")
        .extracting(hold -> hold.reservation().value())
        .startsWith("h-10", "h-20");
    assertThat(store.expiredHolds(rows.shop, 10))
        .containsExactly(new ReservationId("h-10"), new ReservationId("h-20"));
  }

  @Test
  void atLeastTheBoundedNumberOfEarliestHoldsIsLoaded() {
    int holds = Footprint.HOLDS_LOADED + 5;
    // An entry and an index row for each hold, and the level that they share.
    int inOneUnit = (store.limits().rows() - 1) / 2;
    for (int from = 0; from < holds; from += Math.min(holds, inOneUnit)) {
      insertMany(from, from + Math.min(holds - from, inOneUnit));
    }
    List<ExpiringHold> loaded = earliest();
    assertThat(loaded.size()).isBetween(Footprint.HOLDS_LOADED, holds);
    for (int i = 0; i < loaded.size(); i++) {
      assertThat(loaded.get(i).reservation().value()).isEqualTo("many-" + i);
    }
  }

  @Test
  void listsExpiredHoldsEarliestFirstUpToTheLimit() {
    hold("b", in(Duration.ofSeconds(2)), 1);
    hold("a", in(Duration.ofSeconds(1)), 1);
    hold("c", in(Duration.ofSeconds(3)), 1);
    assertThat(store.expiredHolds(rows.shop, 10)).isEmpty();
    clock.advance(Duration.ofSeconds(3));
    assertThat(store.expiredHolds(rows.shop, 10))
        .extracting(ReservationId::value)
        .containsExactly("a", "b", "c");
    assertThat(store.expiredHolds(rows.shop, 2))
        .extracting(ReservationId::value)
        .containsExactly("a", "b");
    assertThat(store.expiredHolds(new Rows().shop, 10)).isEmpty();
  }

  private Reservation hold(String id, Instant expiresAt, long quantity) {
    return Writes.hold(store, rows.held(id, clock.instant(), expiresAt, Rows.line(key, quantity)));
  }

  /** Inserts holds that end one after another, in one transaction. */
  private void insertMany(int from, int to) {
    Footprint.Builder footprint = Footprint.of(rows.shop).key(key);
    for (int i = from; i < to; i++) {
      footprint.entry(Rows.id("many-" + i));
    }
    store.decide(
        footprint.build(),
        snapshot -> {
          Writes writes = new Writes();
          for (int i = from; i < to; i++) {
            Instant end = snapshot.now().plusSeconds(1 + i);
            writes.entry(null, rows.held("many-" + i, snapshot.now(), end, Rows.line(key, 1)));
          }
          StoredLevel before = Rows.present(snapshot.level(key));
          return writes
              .level(
                  before,
                  Rows.changed(before, 0, to - from, 0, snapshot.now().plusSeconds(1)),
                  Guard.claimable(to - from))
              .answering(true);
        });
  }

  private List<ExpiringHold> earliest() {
    return store.decide(
        Footprint.of(rows.shop).holdsOf(key).build(),
        snapshot -> new Verdict<>(List.copyOf(snapshot.holds(key)), Changes.NONE));
  }

  /** Asserts the expired pieces of the key, on every way to read a level. */
  private void assertExpired(long pieces) {
    assertThat(level(key).expiredHeld()).isEqualTo(pieces);
    assertThat(
            store.<Long>decide(
                Footprint.of(rows.shop).key(key).build(),
                snapshot ->
                    new Verdict<>(Rows.present(snapshot.level(key)).expiredHeld(), Changes.NONE)))
        .isEqualTo(pieces);
    assertThat(store.levels(rows.shop, null, 1).get(0).expiredHeld()).isEqualTo(pieces);
  }
}
