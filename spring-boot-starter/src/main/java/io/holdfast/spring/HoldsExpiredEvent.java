package io.holdfast.spring;

import io.holdfast.inventory.model.Reservation;
import java.util.List;

/**
 * The application event for holds that were recorded as expired. It is published after the record
 * is durable, in the process that wrote it, and is lost if that process dies in between.
 *
 * @param reservations the reservations, in state {@code EXPIRED}, all of one shop
 * @since 0.1.0
 */
public record HoldsExpiredEvent(List<Reservation> reservations) {
  /** Copies the list. */
  public HoldsExpiredEvent {
    reservations = List.copyOf(reservations);
  }
}
