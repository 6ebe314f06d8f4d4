package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.ReservationId;
import java.time.Instant;

/**
 * A hold on a key that is recorded as held, with the time at which it ends.
 *
 * @param reservation the id of the reservation that holds
 * @param expiresAt the time at which the hold ends
 * @since 0.1.0
 */
public record ExpiringHold(ReservationId reservation, Instant expiresAt) {
  /** Returns whether the hold has ended: at its end it no longer holds. */
  public boolean hasEnded(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
