package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.ReservationId;
import java.time.Instant;

/**
 * A hold on a key, in the order in which holds end.
 *
 * @param reservation whose hold it is
 * @param expiresAt when it ends
 */
public record HoldExpiry(ReservationId reservation, Instant expiresAt) {}
