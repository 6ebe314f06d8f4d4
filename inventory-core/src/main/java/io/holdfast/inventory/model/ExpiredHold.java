package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hold that was recorded as expired: its stock was freed at that time. A store with an outbox of
 * expired holds writes one such message for each reservation, in the transaction that records the
 * expiry.
 *
 * @param shop the tenant
 * @param id the id of the reservation, which is also the id of the message
 * @param lines what was held, as the lines of the reservation; empty only if the stored message
 *     cannot be read
 * @param expiredAt the time at which the hold ended
 * @param recordedAt the time at which the expiry was recorded, by the store's clock
 * @since 0.1.0
 */
public record ExpiredHold(
    ShopId shop,
    ReservationId id,
    List<ReservationLine> lines,
    Instant expiredAt,
    Instant recordedAt)
    implements OutboxContent {
  /** Copies the lines and checks that no component is missing. */
  public ExpiredHold {
    Checks.required("shop", shop);
    Checks.required("reservationId", id);
    lines = List.copyOf(Checks.required("lines", lines));
    Checks.required("expiredAt", expiredAt);
    Checks.required("recordedAt", recordedAt);
  }

  @Override
  public Instant decidedAt() {
    return recordedAt;
  }

  /** Returns null: an expired hold waits for no other message. */
  @Override
  public @Nullable StockKey orderedBy() {
    return null;
  }

  @Override
  public long number() {
    return 1;
  }
}
