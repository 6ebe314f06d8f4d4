package io.holdfast.contract.clause;

import static io.holdfast.inventory.model.ReservationState.CANCELLED;
import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static io.holdfast.inventory.model.ReservationState.RELEASED;
import static io.holdfast.inventory.model.ReservationState.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the listing of reservations by state. */
@Clause(value = 15, title = "reservations by state")
public abstract class ReservationsByStateClause extends ClauseTests {
  private static final Duration TTL = Duration.ofMinutes(1);

  private List<String> listed(ReservationState state) {
    return listed(state, null, 10);
  }

  private List<String> listed(ReservationState state, @Nullable Instant since, int limit) {
    return all(rows.shop, new ReservationFilter(state, since), limit).stream()
        .map(it -> it.id().value())
        .toList();
  }

  private List<Reservation> all(ShopId shop, ReservationFilter filter, int limit) {
    List<Reservation> all = new ArrayList<>();
    @Nullable String after = null;
    do {
      ReservationSlice slice = store.reservations(shop, filter, after, limit);
      assertThat(slice.reservations()).hasSizeLessThanOrEqualTo(limit);
      assertThat(slice.reservations()).allMatch(it -> it.state() == filter.state());
      all.addAll(slice.reservations());
      after = slice.next();
    } while (after != null);
    return all;
  }

  private Reservation in(ReservationState state, String id, @Nullable Instant dispatchedAt) {
    Instant now = clock.instant();
    return new Reservation(
        rows.shop,
        rows.closed(id, now).id(),
        state,
        List.of(),
        null,
        null,
        state == RELEASED ? null : now.minusSeconds(10),
        dispatchedAt,
        state == RELEASED || state == CANCELLED ? now : null,
        1);
  }

  @Test
  void eachStateListsItsReservationsByIdEachOnce() {
    Instant now = clock.instant();
    for (String id : List.of("c", "a", "B", "b", "A")) {
      Writes.insert(store, in(COMMITTED, "committed-" + id, null));
      Writes.insert(store, in(RELEASED, "released-" + id, null));
      Writes.insert(store, in(CANCELLED, "cancelled-" + id, null));
      Writes.insert(store, in(DISPATCHED, "dispatched-" + id, now));
      Writes.insert(store, in(RETURNED, "returned-" + id, now));
      Writes.insert(store, rows.operation("operation-" + id, now));
    }
    for (ReservationState state : List.of(COMMITTED, RELEASED, CANCELLED, DISPATCHED, RETURNED)) {
      String name = state.name().toLowerCase(Locale.ROOT) + "-";
      for (int limit : List.of(1, 2, 5, 6)) {
        assertThat(listed(state, null, limit))
            .as("%s by %d", state, limit)
            .containsExactly(name + "A", name + "B", name + "a", name + "b", name + "c");
      }
    }
    assertThat(listed(HELD)).isEmpty();
    assertThat(listed(EXPIRED)).isEmpty();
    assertThat(all(new Rows().shop, new ReservationFilter(COMMITTED, null), 5)).isEmpty();
  }

  @Test
  void aHoldIsExpiredFromItsEndWhetherRecordedOrNot() {
    StockKey cup = rows.key("cup");
    Writes.define(store, Rows.level(cup, 9));
    Instant now = clock.instant();
    Instant end = in(TTL);
    Reservation first = Writes.hold(store, rows.held("first", now, end, Rows.line(cup, 1)));
    Writes.hold(store, rows.held("second", now, end, Rows.line(cup, 1)));
    Writes.hold(store, rows.held("third", now, end.plusSeconds(1), Rows.line(cup, 1)));
    clock.advance(TTL.minusNanos(1_000));
    assertThat(listed(HELD)).containsExactly("first", "second", "third");
    assertThat(listed(EXPIRED)).isEmpty();

    clock.advance(Duration.ofNanos(1_000));

    assertThat(listed(HELD)).containsExactly("third");
    assertThat(listed(EXPIRED)).containsExactly("first", "second");
    List<Reservation> unrecorded = all(rows.shop, new ReservationFilter(EXPIRED, null), 5);
    assertThat(unrecorded).extracting(Reservation::endedAt).containsExactly(end, end);
    Writes.end(store, first, EXPIRED);
    assertThat(listed(HELD)).containsExactly("third");
    assertThat(listed(EXPIRED)).containsExactly("first", "second");
  }

  @Test
  void theTimeIsTheOneAtWhichTheReservationCameIntoItsState() {
    StockKey cup = rows.key("cup");
    Writes.define(store, Rows.level(cup, 9));
    Instant start = clock.instant();
    Writes.insert(store, in(COMMITTED, "c", null));
    Writes.insert(store, in(RELEASED, "r", null));
    Writes.insert(store, in(CANCELLED, "x", null));
    Writes.insert(store, in(DISPATCHED, "d", start.plusSeconds(5)));
    Writes.insert(store, in(RETURNED, "b", start.plusSeconds(6)));
    Writes.hold(store, rows.held("h", start, in(Duration.ofDays(1)), Rows.line(cup, 1)));
    Writes.hold(store, rows.held("e", start, in(TTL), Rows.line(cup, 1)));
    Writes.end(
        store, Writes.hold(store, rows.held("f", start, in(TTL), Rows.line(cup, 1))), EXPIRED);
    clock.advance(TTL);

    assertSince(COMMITTED, start.minusSeconds(10), "c");
    assertSince(RELEASED, start, "r");
    assertSince(CANCELLED, start, "x");
    assertSince(DISPATCHED, start.plusSeconds(5), "d");
    assertSince(RETURNED, start.plusSeconds(6), "b");
    assertSince(HELD, start, "h");
    assertSince(EXPIRED, start.plus(TTL), "e", "f");
  }

  private void assertSince(ReservationState state, Instant since, String... ids) {
    assertThat(listed(state, since, 10)).as("%s", state).containsExactly(ids);
    assertThat(listed(state, since.plusNanos(1_000), 10)).as("%s", state).isEmpty();
  }

  @Test
  void aListingGoesOnWhereItWasAlthoughReservationsChangeMeanwhile() {
    for (String id : List.of("a", "b", "c", "d")) {
      Writes.insert(store, in(RELEASED, id, null));
    }
    ReservationFilter filter = new ReservationFilter(RELEASED, null);
    ReservationSlice first = store.reservations(rows.shop, filter, null, 2);
    assertThat(first.reservations()).extracting(it -> it.id().value()).containsExactly("a", "b");
    Writes.insert(store, in(RELEASED, "aa", null));
    Writes.insert(store, in(RELEASED, "cc", null));

    assertThat(store.reservations(rows.shop, filter, first.next(), 9).reservations())
        .extracting(it -> it.id().value())
        .containsExactly("c", "cc", "d");
  }
}
