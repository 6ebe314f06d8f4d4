package io.holdfast.examples.cli.output;

import io.holdfast.inventory.model.Reservation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reservation as it is printed. */
public record ReservationView(
    String id,
    String state,
    List<LineView> lines,
    @Nullable Instant heldAt,
    @Nullable Instant expiresAt,
    @Nullable Instant committedAt,
    @Nullable Instant dispatchedAt,
    @Nullable Instant endedAt) {
  /** Returns the view of a reservation. */
  public static ReservationView of(Reservation reservation) {
    return new ReservationView(
        reservation.id().value(),
        reservation.state().name(),
        reservation.lines().stream().map(LineView::of).toList(),
        reservation.heldAt(),
        reservation.expiresAt(),
        reservation.committedAt(),
        reservation.dispatchedAt(),
        reservation.endedAt());
  }
}
