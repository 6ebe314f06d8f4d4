package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
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
 * @since 0.1.0
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
    Checks.required("shop", shop);
    Checks.required("reservationId", id);
    Checks.required("state", state);
    lines = List.copyOf(Checks.required("lines", lines));
  }

  /**
   * Creates a hold.
   *
   * @param lines the lines, sorted; nothing of them is committed
   * @param heldAt the time of the hold
   * @param expiresAt the time at which the hold ends
   */
  public static Reservation held(
      ShopId shop,
      ReservationId id,
      List<ReservationLine> lines,
      Instant heldAt,
      Instant expiresAt) {
    return new Reservation(
        shop, id, ReservationState.HELD, lines, heldAt, expiresAt, null, null, null, 1);
  }

  /**
   * Creates a sale without a hold before it.
   *
   * @param lines the lines, sorted, with what is committed
   * @param at the time of the sale
   */
  public static Reservation committed(
      ShopId shop, ReservationId id, List<ReservationLine> lines, Instant at) {
    return new Reservation(
        shop, id, ReservationState.COMMITTED, lines, null, null, at, null, null, 1);
  }

  /**
   * Creates the record of an id that was released before it took anything.
   *
   * @param at the time of the release
   */
  public static Reservation released(ShopId shop, ReservationId id, Instant at) {
    return new Reservation(
        shop, id, ReservationState.RELEASED, List.of(), null, null, null, null, at, 1);
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
   * The version stays the same, because nothing is written.
   */
  public Reservation asOf(Instant now) {
    return isExpiredAt(now) ? expired().withVersion(version) : this;
  }

  /**
   * Returns the next version of a hold, with a later end.
   *
   * @param expiresAt the time at which the hold ends
   * @throws IllegalStateException if this is not a hold
   */
  public Reservation extended(Instant expiresAt) {
    require("extended", ReservationState.HELD);
    return next(state, lines, expiresAt, null, null, null);
  }

  /**
   * Returns the next version of a hold or of an expired hold, sold. The sale of an expired hold is
   * never recorded before the end of the hold, even if the clock went back. This tells a sale from
   * a hold apart from a sale after its end.
   *
   * @param lines the lines, sorted, with what is committed
   * @param at the time of the sale
   * @throws IllegalStateException if this is neither a hold nor an expired hold
   */
  public Reservation committed(List<ReservationLine> lines, Instant at) {
    require("committed", ReservationState.HELD, ReservationState.EXPIRED);
    boolean early =
        state == ReservationState.EXPIRED && expiresAt != null && at.isBefore(expiresAt);
    return next(ReservationState.COMMITTED, lines, expiresAt, early ? expiresAt : at, null, null);
  }

  /**
   * Returns the next version of a hold, given back.
   *
   * @param at the time of the release
   * @throws IllegalStateException if this is not a hold
   */
  public Reservation released(Instant at) {
    require("released", ReservationState.HELD);
    return next(ReservationState.RELEASED, lines, expiresAt, null, null, at);
  }

  /**
   * Returns the next version of a hold, expired at the end of its time.
   *
   * @throws IllegalStateException if this is not a hold
   */
  public Reservation expired() {
    require("expired", ReservationState.HELD);
    return next(ReservationState.EXPIRED, lines, expiresAt, null, null, expiresAt);
  }

  /**
   * Returns the next version of a sale, cancelled.
   *
   * @param at the time of the cancellation
   * @throws IllegalStateException if this is not a sale whose goods have not left
   */
  public Reservation cancelled(Instant at) {
    require("cancelled", ReservationState.COMMITTED);
    return next(ReservationState.CANCELLED, lines, expiresAt, committedAt, null, at);
  }

  /**
   * Returns the next version of a sale, dispatched.
   *
   * @param at the time at which the goods left
   * @throws IllegalStateException if this is not a sale whose goods have not left
   */
  public Reservation dispatched(Instant at) {
    require("dispatched", ReservationState.COMMITTED);
    return next(ReservationState.DISPATCHED, lines, expiresAt, committedAt, at, null);
  }

  /**
   * Returns the next version of a dispatched sale, with goods that came back.
   *
   * @param lines the lines, sorted, with what is returned
   * @throws IllegalStateException if the goods have not left
   */
  public Reservation returned(List<ReservationLine> lines) {
    require("returned", ReservationState.DISPATCHED, ReservationState.RETURNED);
    return next(ReservationState.RETURNED, lines, expiresAt, committedAt, dispatchedAt, endedAt);
  }

  /** Returns the same reservation with another version. */
  public Reservation withVersion(long version) {
    return version == this.version
        ? this
        : new Reservation(
            shop, id, state, lines, heldAt, expiresAt, committedAt, dispatchedAt, endedAt, version);
  }

  private void require(String step, ReservationState allowed) {
    require(step, allowed, allowed);
  }

  private void require(String step, ReservationState allowed, ReservationState orElse) {
    if (state != allowed && state != orElse) {
      throw new IllegalStateException(
          "reservation " + id + " cannot be " + step + ": its state is " + state);
    }
  }

  private Reservation next(
      ReservationState state,
      List<ReservationLine> lines,
      @Nullable Instant expiresAt,
      @Nullable Instant committedAt,
      @Nullable Instant dispatchedAt,
      @Nullable Instant endedAt) {
    return new Reservation(
        shop, id, state, lines, heldAt, expiresAt, committedAt, dispatchedAt, endedAt, version + 1);
  }
}
