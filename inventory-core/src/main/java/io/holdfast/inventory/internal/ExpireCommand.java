package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.HoldExpiry;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records expired holds as expired, and brings the next expiry of keys up to date. The holds are
 * found by a read before, so that all levels they touch are in the footprint and locked in key
 * order.
 *
 * @param shop the tenant
 * @param holds holds that may have expired
 * @param keys keys whose next expiry may have passed
 */
record ExpireCommand(ShopId shop, Collection<ReservationId> holds, Collection<StockKey> keys)
    implements Command<Integer> {
  @Override
  public CommandKind kind() {
    return CommandKind.EXPIRE;
  }

  @Override
  public Footprint footprint() {
    Footprint.Builder footprint = Footprint.of(shop);
    holds.forEach(id -> footprint.entry(id.entry()));
    keys.forEach(footprint::holdsOf);
    return footprint.build();
  }

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public Outcome<Integer> decide(Desk desk) {
    int expired = 0;
    for (ReservationId id : holds) {
      if (desk.entry(id.entry()) instanceof Reservation it && it.isExpiredAt(desk.now())) {
        expire(desk, it);
        expired++;
      }
    }
    for (StockKey key : keys) {
      StoredLevel level = desk.level(key);
      if (level != null) {
        Instant next = nextExpiry(desk, key);
        if (!Objects.equals(next, level.nextExpiry())) {
          desk.put(Levels.withNextExpiry(level, next), Guard.SAME_VERSION);
        }
      }
    }
    return Outcome.done(expired);
  }

  /**
   * Frees a hold whose time is over, and returns its record. One that has been recorded already is
   * left alone.
   */
  static Reservation expire(Desk desk, Reservation it) {
    if (it.state() != ReservationState.HELD || it.expiresAt() == null) {
      return it;
    }
    Stock.freeHeld(desk, it, true);
    Reservation expired =
        Reservations.ended(
            it, ReservationState.EXPIRED, it.expiresAt(), desk.nextVersion(it.entryId()));
    desk.put(expired);
    return expired;
  }

  /** The earliest hold that is left; the last one loaded, where there may be more behind it. */
  private static @Nullable Instant nextExpiry(Desk desk, StockKey key) {
    List<HoldExpiry> holds = desk.holds(key);
    for (HoldExpiry hold : holds) {
      if (!desk.hasWritten(hold.reservation().entry())) {
        return hold.expiresAt();
      }
    }
    return holds.size() < Footprint.HOLDS_LOADED ? null : holds.get(holds.size() - 1).expiresAt();
  }
}
