package io.holdfast.inventory.model;

import static io.holdfast.inventory.model.ReservationState.CANCELLED;
import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static io.holdfast.inventory.model.ReservationState.RELEASED;
import static io.holdfast.inventory.model.ReservationState.RETURNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The steps of a reservation: which state allows which step, and what the step records. */
class ReservationTest {
  private static final ShopId SHOP = new ShopId("tea");
  private static final ReservationId ID = new ReservationId("order-1");
  private static final Instant HELD_AT = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant EXPIRES_AT = HELD_AT.plusSeconds(60);
  private static final Instant NOW = HELD_AT.plusSeconds(30);
  private static final Portion TWO = new Portion(2, List.of());
  private static final List<ReservationLine> TAKEN =
      List.of(ReservationLine.held(new Sku("sencha"), Location.MAIN, TWO, TWO));
  private static final List<ReservationLine> SOLD = List.of(TAKEN.get(0).withCommitted(TWO));
  private static final List<ReservationLine> BACK = List.of(SOLD.get(0).withReturned(TWO));

  private static final Reservation HOLD = Reservation.held(SHOP, ID, TAKEN, HELD_AT, EXPIRES_AT);
  private static final Reservation SALE = HOLD.committed(SOLD, NOW);
  private static final Map<ReservationState, Reservation> IN_EACH_STATE =
      Map.of(
          HELD, HOLD,
          COMMITTED, SALE,
          RELEASED, HOLD.released(NOW),
          EXPIRED, HOLD.expired(),
          CANCELLED, SALE.cancelled(NOW),
          DISPATCHED, SALE.dispatched(NOW),
          RETURNED, SALE.dispatched(NOW).returned(BACK));

  @Test
  void everyStepIsAllowedFromItsStatesOnly() {
    check("extended", it -> it.extended(EXPIRES_AT.plusSeconds(1)), HELD, Set.of(HELD));
    check("committed", it -> it.committed(SOLD, NOW), COMMITTED, Set.of(HELD, EXPIRED));
    check("released", it -> it.released(NOW), RELEASED, Set.of(HELD));
    check("expired", Reservation::expired, EXPIRED, Set.of(HELD));
    check("cancelled", it -> it.cancelled(NOW), CANCELLED, Set.of(COMMITTED));
    check("dispatched", it -> it.dispatched(NOW), DISPATCHED, Set.of(COMMITTED));
    check("returned", it -> it.returned(BACK), RETURNED, Set.of(DISPATCHED, RETURNED));
  }

  private static void check(
      String step,
      UnaryOperator<Reservation> taken,
      ReservationState after,
      Set<ReservationState> allowed) {
    for (ReservationState state : EnumSet.allOf(ReservationState.class)) {
      Reservation before = IN_EACH_STATE.get(state);
      assertThat(before.state()).isEqualTo(state);
      if (allowed.contains(state)) {
        Reservation next = taken.apply(before);
        assertThat(next.state()).as("%s from %s", step, state).isEqualTo(after);
        assertThat(next.version()).isEqualTo(before.version() + 1);
        assertThat(next.heldAt()).isEqualTo(before.heldAt());
      } else {
        assertThatThrownBy(() -> taken.apply(before))
            .as("%s from %s", step, state)
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("reservation order-1 cannot be " + step + ": its state is " + state);
      }
    }
  }

  @Test
  void aFirstRecordHasVersionOneAndTheTimeOfItsStepOnly() {
    assertThat(HOLD)
        .isEqualTo(
            new Reservation(SHOP, ID, HELD, TAKEN, HELD_AT, EXPIRES_AT, null, null, null, 1));
    assertThat(Reservation.committed(SHOP, ID, SOLD, NOW))
        .isEqualTo(new Reservation(SHOP, ID, COMMITTED, SOLD, null, null, NOW, null, null, 1));
    assertThat(Reservation.released(SHOP, ID, NOW))
        .isEqualTo(new Reservation(SHOP, ID, RELEASED, List.of(), null, null, null, null, NOW, 1));
  }

  @Test
  void everyStepKeepsTheTimesOfTheStepsBeforeIt() {
    Instant later = NOW.plusSeconds(5);
    assertThat(SALE.dispatched(later).returned(BACK))
        .isEqualTo(
            new Reservation(SHOP, ID, RETURNED, BACK, HELD_AT, EXPIRES_AT, NOW, later, null, 4));
    assertThat(SALE.cancelled(later))
        .isEqualTo(
            new Reservation(SHOP, ID, CANCELLED, SOLD, HELD_AT, EXPIRES_AT, NOW, null, later, 3));
    assertThat(HOLD.released(later).endedAt()).isEqualTo(later);
  }

  @Test
  void anExpiredHoldEndsWhenItsTimeEnds() {
    assertThat(HOLD.expired().endedAt()).isEqualTo(EXPIRES_AT);
    assertThat(HOLD.asOf(EXPIRES_AT)).isEqualTo(HOLD.expired().withVersion(HOLD.version()));
    assertThat(HOLD.asOf(EXPIRES_AT.minusNanos(1))).isSameAs(HOLD);
  }

  @Test
  void theSaleOfAnExpiredHoldIsNotBeforeTheEndOfTheHold() {
    Reservation early = HOLD.expired().committed(SOLD, NOW);
    assertThat(early.committedAt()).isEqualTo(EXPIRES_AT);
    assertThat(early.endedAt()).isNull();

    Instant later = EXPIRES_AT.plusSeconds(1);
    assertThat(HOLD.expired().committed(SOLD, later).committedAt()).isEqualTo(later);
    assertThat(SALE.committedAt()).isEqualTo(NOW);
  }
}
