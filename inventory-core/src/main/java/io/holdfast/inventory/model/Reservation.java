package io.holdfast.inventory.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record of taking stock, under the caller's id. It is its own idempotency record and keeps the
 * time of every step.
 *
 * @param shop the tenant
 * @param id the caller's id
 * @param state the current state
 * @param lines the lines, one for each SKU and location, sorted; empty only for an id that was
 *     released before it took anything
 * @param heldAt the time at which it was held; null if it was never held
 * @param expiresAt the time at which the hold ends or ended; null if it was never held. The hold
 *     counts while {@code now < expiresAt}
 * @param committedAt the time at which it was committed; null if it was never committed
 * @param dispatchedAt the time at which the goods left; null if they have not left
 * @param endedAt the time at which it was released, expired or cancelled; null if it was not
 * @param version the version, which starts at 1 and grows by one with every change
 */
public record Reservation(
    ShopId shop,
    ReservationId id,
    ReservationState state,
    List<ReservationLine> lines,
    @Nullable Instant heldAt,
    @Nullable Instant expiresAt,
    @Nullable Instant committedAt,
    @Nullable Instant dispatchedAt,
    @Nullable Instant endedAt,
    long version)
    implements Entry {
  /** Copies the lines and checks that no required component is missing. */
  public Reservation {
    Required.field("shop", shop);
    Required.field("reservationId", id);
    Required.field("state", state);
    lines = List.copyOf(Required.field("lines", lines));
  }

  @Override
  public EntryId entryId() {
    return id.entry();
  }

  /**
   * Returns whether this is a hold whose time has ended at the given time, although the expiry is
   * not recorded yet.
   */
  public boolean isExpiredAt(Instant now) {
    return state == ReservationState.HELD && expiresAt != null && !now.isBefore(expiresAt);
  }

  /**
   * Returns this reservation as of the given time: a hold whose time has ended is {@code EXPIRED}.
   */
  public Reservation asOf(Instant now) {
    if (!isExpiredAt(now)) {
      return this;
    }
    return new Reservation(
        shop,
        id,
        ReservationState.EXPIRED,
        lines,
        heldAt,
        expiresAt,
        committedAt,
        dispatchedAt,
        expiresAt,
        version);
  }
}
