package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a listing of reservations by state.
 *
 * @param state the state at the time of the store. A hold whose time has ended is {@code EXPIRED},
 *     whether this is recorded or not, and is not {@code HELD}
 * @param since the earliest time at which the reservation came into its state, inclusive; null for
 *     no bound. A returned reservation counts from its dispatch, and an expired one from the end of
 *     its hold
 * @since 0.1.0
 */
public record ReservationFilter(ReservationState state, @Nullable Instant since) {
  /** Checks that there is a state. */
  public ReservationFilter {
    Objects.requireNonNull(state, "state");
  }

  /**
   * Returns whether a reservation meets the condition.
   *
   * @param reservation the reservation, as stored
   * @param now the time of the store
   */
  public boolean matches(Reservation reservation, Instant now) {
    Reservation it = reservation.asOf(now);
    if (it.state() != state) {
      return false;
    }
    Instant from = stateSince(it);
    return since == null || (from != null && !from.isBefore(since));
  }

  private static @Nullable Instant stateSince(Reservation it) {
    return switch (it.state()) {
      case HELD -> it.heldAt();
      case COMMITTED -> it.committedAt();
      case EXPIRED -> it.expiresAt();
      case RELEASED, CANCELLED -> it.endedAt();
      case DISPATCHED, RETURNED -> it.dispatchedAt();
    };
  }
}
