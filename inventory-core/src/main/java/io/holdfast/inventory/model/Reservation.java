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
 * @param state where it stands
 * @param lines what it is about, one line per SKU and location, sorted; empty only for an id that
 *     was released before it ever took anything
 * @param heldAt when it was held; null if it never was
 * @param expiresAt when the hold ends or ended; null if it never was held. The hold counts while
 *     {@code now < expiresAt}
 * @param committedAt when it was committed; null if it never was
 * @param dispatchedAt when the goods left; null if they did not
 * @param endedAt when it was released, expired or cancelled; null if it was not
 * @param version grows by one with every change, from 1
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
  /** Copies the lines and checks that no required part is missing. */
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
   * Whether this is a hold that has ended by itself at the given time, though nobody has recorded
   * it yet.
   */
  public boolean isExpiredAt(Instant now) {
    return state == ReservationState.HELD && expiresAt != null && !now.isBefore(expiresAt);
  }

  /**
   * This reservation as it stands at the given time: a hold whose time is over is {@code EXPIRED}.
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
