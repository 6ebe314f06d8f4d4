package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests reads of many levels and reservations by their keys. */
@Clause(value = 14, title = "many keys")
public abstract class ManyKeysClause extends ClauseTests {
  private List<ReservationId> ids(Collection<String> ids) {
    return ids.stream().map(ReservationId::new).toList();
  }

  @Test
  void theLevelsThatExistComeOnceAndTheOthersAreLeftOut() {
    StockKey cup = rows.key("cup");
    StockKey upper = rows.key("CUP");
    StockKey plate = rows.key("plate", "two");
    Writes.define(store, Rows.level(cup, 1));
    Writes.define(store, Rows.level(plate, 2));

    assertThat(
            store.levels(
                rows.shop, List.of(plate, rows.key("none"), cup, upper, rows.key("plate"))))
        .extracting(StoredLevel::key, StoredLevel::onHand)
        .containsExactlyInAnyOrder(tuple(cup, 1L), tuple(plate, 2L));
    assertThat(store.levels(rows.shop, List.of(rows.key("none")))).isEmpty();
  }

  @Test
  void aThousandLevelsAreOneCall() {
    List<StockKey> keys = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      keys.add(rows.key("sku-" + i));
    }
    List<StockKey> defined = keys.subList(900, 930);
    defined.forEach(key -> Writes.define(store, Rows.level(key, 1)));

    assertThat(store.levels(rows.shop, keys))
        .extracting(StoredLevel::key)
        .containsExactlyInAnyOrderElementsOf(defined);
  }

  @Test
  void theExpiredHoldsOfLevelsAreCounted() {
    StockKey cup = rows.key("cup");
    StockKey plate = rows.key("plate");
    Writes.define(store, Rows.level(cup, 5));
    Writes.define(store, Rows.level(plate, 5));
    Instant now = clock.instant();
    Instant end = in(Duration.ofMinutes(1));
    Writes.hold(store, rows.held("h", now, end, Rows.line(cup, 2)));
    Writes.hold(store, rows.held("i", now, end.plusSeconds(1), Rows.line(plate, 3)));
    clock.advance(Duration.ofMinutes(1));

    assertThat(store.levels(rows.shop, List.of(cup, plate)))
        .extracting(StoredLevel::key, StoredLevel::held, StoredLevel::expiredHeld)
        .containsExactlyInAnyOrder(tuple(cup, 2L, 2L), tuple(plate, 3L, 0L));
  }

  @Test
  void theReservationsThatExistComeAndOperationsAreLeftOut() {
    Reservation one = rows.closed("one", clock.instant());
    Reservation upper = rows.closed("ONE", clock.instant());
    Writes.insert(store, one);
    Writes.insert(store, upper);
    Writes.insert(store, rows.operation("operation", clock.instant()));

    assertThat(store.reservations(rows.shop, ids(List.of("none", "one", "operation"))))
        .containsExactly(one);
    assertThat(store.reservations(rows.shop, ids(List.of("one", "ONE"))))
        .containsExactlyInAnyOrder(one, upper);
    assertThat(store.reservations(new Rows().shop, ids(List.of("one")))).isEmpty();
  }

  @Test
  void aThousandReservationsAreOneCall() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add("id-" + i);
    }
    List<String> stored = ids.subList(500, 520);
    stored.forEach(id -> Writes.insert(store, rows.closed(id, clock.instant())));

    assertThat(store.reservations(rows.shop, ids(ids)))
        .extracting(Reservation::id)
        .containsExactlyInAnyOrderElementsOf(ids(stored));
  }

  @Test
  void aHoldThatHasEndedIsShownAsExpired() {
    StockKey cup = rows.key("cup");
    Writes.define(store, Rows.level(cup, 5));
    Instant end = in(Duration.ofMinutes(1));
    Writes.hold(store, rows.held("h", clock.instant(), end, Rows.line(cup, 2)));
    List<ReservationId> id = ids(List.of("h"));
    assertThat(store.reservations(rows.shop, id))
        .extracting(Reservation::state)
        .containsExactly(ReservationState.HELD);

    clock.advance(Duration.ofMinutes(1));

    assertThat(store.reservations(rows.shop, id))
        .extracting(Reservation::state, Reservation::endedAt)
        .containsExactly(tuple(ReservationState.EXPIRED, end));
  }
}
