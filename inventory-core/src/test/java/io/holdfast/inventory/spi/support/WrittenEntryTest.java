package io.holdfast.inventory.spi.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests what a stored entry shows of a write whose answer was lost. */
class WrittenEntryTest {
  private static final Instant T1 = Instant.ofEpochSecond(1);
  private static final Instant T2 = Instant.ofEpochSecond(2);
  private static final Instant T3 = Instant.ofEpochSecond(3);

  private static final Reservation HELD = entry(ReservationState.HELD, T1, T2, null, null, 1);

  private static final Reservation SOLD =
      entry(ReservationState.COMMITTED, null, null, T1, null, 1);

  private static Reservation entry(
      ReservationState state,
      @Nullable Instant heldAt,
      @Nullable Instant expiresAt,
      @Nullable Instant committedAt,
      @Nullable Instant endedAt,
      long version) {
    return new Reservation(
        new ShopId("shop"),
        new ReservationId("order"),
        state,
        List.of(),
        heldAt,
        expiresAt,
        committedAt,
        null,
        endedAt,
        version);
  }

  private static boolean isShown(
      @Nullable Reservation before, Reservation after, @Nullable Reservation stored) {
    LoadedSnapshot snapshot = new LoadedSnapshot();
    if (stored != null) {
      snapshot.add(stored);
    }
    return snapshot.shows(
        new Changes(List.of(), List.of(new EntryChange(before, after)), List.of(), List.of()));
  }

  @Test
  void whatIsStoredAsItWasWrittenIsShown() {
    assertThat(isShown(null, SOLD, SOLD)).isTrue();
    assertThat(isShown(null, SOLD, null)).isFalse();
  }

  @Test
  void whatWasChangedSinceIsShownByTheTimeOfItsStep() {
    assertThat(isShown(null, SOLD, entry(ReservationState.CANCELLED, null, null, T1, T3, 2)))
        .isTrue();
    assertThat(isShown(null, HELD, entry(ReservationState.EXPIRED, T1, T2, null, T3, 2))).isTrue();
    Reservation sold = entry(ReservationState.COMMITTED, T1, T2, T2, null, 2);
    assertThat(isShown(HELD, sold, entry(ReservationState.CANCELLED, T1, T2, T2, T3, 3))).isTrue();
  }

  @Test
  void theSameStepOfSomebodyElseShowsNothing() {
    assertThat(isShown(null, SOLD, entry(ReservationState.COMMITTED, null, null, T2, null, 1)))
        .isFalse();
    assertThat(isShown(null, SOLD, entry(ReservationState.CANCELLED, null, null, T2, T3, 2)))
        .isFalse();
    Reservation sold = entry(ReservationState.COMMITTED, T1, T2, T2, null, 2);
    assertThat(isShown(HELD, sold, entry(ReservationState.CANCELLED, T1, T2, T1, T3, 3))).isFalse();
  }

  @Test
  void aStepWithoutATimeIsShownByItsOwnVersionOnly() {
    Reservation written = HELD.withVersion(2);
    assertThat(isShown(HELD, written, written)).isTrue();
    assertThat(isShown(HELD, written, HELD.withVersion(3))).isFalse();
  }
}
