package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Reservation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a listing of reservations.
 *
 * @param reservations the reservations, sorted by id, in their state at the time of the store
 * @param next the position at which the listing continues, in a form that only the store reads: 1
 *     to 128 printable ASCII characters; null at the end
 * @since 0.1.0
 */
public record ReservationSlice(List<Reservation> reservations, @Nullable String next) {
  /** Copies the list. */
  public ReservationSlice {
    reservations = List.copyOf(reservations);
  }
}
