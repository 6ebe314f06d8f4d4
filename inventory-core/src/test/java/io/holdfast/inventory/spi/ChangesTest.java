package io.holdfast.inventory.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));
  private static final Instant SOON = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = SOON.plusSeconds(60);

  private static ReservationLine line(String sku, long taken) {
    Portion some = new Portion(taken, List.of());
    return new ReservationLine(new Sku(sku), Location.MAIN, some, some, Portion.NONE, Portion.NONE);
  }

  private static Reservation reservation(
      ReservationState state, Instant expiresAt, ReservationLine... lines) {
    return new Reservation(
        SHOP, new ReservationId("r"), state, List.of(lines), SOON, expiresAt, null, null, null, 1);
  }

  private static Reservation held(Instant expiresAt) {
    return reservation(ReservationState.HELD, expiresAt, line("cup", 1), line("tea", 2));
  }

  private static int rows(@Nullable Entry before, Entry after) {
    return new Changes(List.of(), List.of(new EntryChange(before, after)), List.of(), List.of())
        .rows();
  }

  @Test
  void aHoldIsAnEntryAndARowOfTheIndexForEachLineThatHasTakenSomething() {
    assertThat(rows(null, held(SOON))).isEqualTo(1 + 2);
    assertThat(
            rows(
                null,
                reservation(ReservationState.HELD, SOON, line("cup", 1), line("sold-out", 0))))
        .isEqualTo(1 + 1);
  }

  @Test
  void theRowsOfAHoldThatEndsAreDeleted() {
    for (ReservationState state : ReservationState.values()) {
      if (state != ReservationState.HELD) {
        Reservation ended = reservation(state, SOON, line("cup", 1), line("tea", 2));
        assertThat(rows(held(SOON), ended)).as("%s", state).isEqualTo(1 + 2);
        assertThat(rows(ended, ended)).as("%s", state).isEqualTo(1);
      }
    }
  }

  @Test
  void aHoldThatIsExtendedMovesItsRowsAndOneWrittenAgainAsItWasWritesThemAgain() {
    assertThat(rows(held(SOON), held(LATER))).isEqualTo(1 + 4);
    assertThat(rows(held(SOON), held(SOON))).isEqualTo(1 + 2);
  }

  @Test
  void anotherQuantityChangesItsRow() {
    Reservation more = reservation(ReservationState.HELD, SOON, line("cup", 1), line("tea", 3));
    assertThat(rows(held(SOON), more)).isEqualTo(1 + 1);
  }

  @Test
  void levelsAndUnitsAreOneRowEach() {
    StoredLevel level = new StoredLevel(TEA, StockPolicy.units(), null, 1, 0, 0, null, 0, 0, 1);
    Unit unit = Unit.free(new UnitKey(TEA, new UnitId("a")));
    Changes changes =
        new Changes(
            List.of(new LevelChange(null, level, Guard.NONE)),
            List.of(),
            List.of(new UnitChange(null, unit)),
            List.of());
    assertThat(changes.rows()).isEqualTo(2);
    assertThat(Changes.NONE.rows()).isZero();
  }

  @Test
  void anExpiredHoldIsAMessageAndARowByWhichItIsFound() {
    ExpiredHold hold = new ExpiredHold(SHOP, new ReservationId("r"), List.of(), SOON, LATER);
    assertThat(Changes.onlyExpiredHolds(List.of(hold)).rows()).isEqualTo(2);
    assertThat(Changes.onlyExpiredHolds(List.of(hold)).isEmpty()).isFalse();
  }

  @Test
  void onlyTheStepFromHeldToExpiredRecordsAnExpiry() {
    for (ReservationState before : ReservationState.values()) {
      for (ReservationState after : ReservationState.values()) {
        EntryChange change = new EntryChange(reservation(before, SOON), reservation(after, SOON));
        assertThat(change.recordsExpiry())
            .as("%s to %s", before, after)
            .isEqualTo(before == ReservationState.HELD && after == ReservationState.EXPIRED);
      }
    }
    assertThat(new EntryChange(null, reservation(ReservationState.EXPIRED, SOON)).recordsExpiry())
        .isFalse();
  }
}
