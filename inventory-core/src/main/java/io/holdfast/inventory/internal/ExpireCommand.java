package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.HoldExpiry;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

  /**
   * How far a unit got.
   *
   * @param expired how many holds it has recorded as expired
   * @param looked at how many, from the first on, it has looked
   */
  record Freed(int expired, int looked) {}

  @Override
  public Outcome<Integer> decide(Desk desk) {
    return Outcome.done(free(desk, UnitLimit.NONE).expired());
  }

  /** Frees as many holds, from the first on, as the unit can carry; at least one. */
  Freed free(Desk desk, UnitLimit limit) {
    int expired = 0;
    int looked = 0;
    Set<StockKey> levels = new HashSet<>(keys);
    int own = 0;
    for (ReservationId id : holds) {
      if (desk.entry(id.entry()) instanceof Reservation it && it.isExpiredAt(desk.now())) {
        own += ownRows(it, levels);
        if (expired > 0 && own + levels.size() > limit.rows()) {
          break;
        }
        expire(desk, it);
        expired++;
      }
      looked++;
    }
    bringNextExpiriesUpToDate(desk);
    return new Freed(expired, looked);
  }

  /** Its entry, its rows of the index and its units; its levels are added to those. */
  private static int ownRows(Reservation it, Set<StockKey> levels) {
    int rows = 1;
    for (ReservationLine line : it.lines()) {
      levels.add(line.key(it.shop()));
      rows += 1 + line.taken().units().size();
    }
    return rows;
  }

  private void bringNextExpiriesUpToDate(Desk desk) {
    for (StockKey key : keys) {
      StoredLevel level = desk.level(key);
      if (level != null) {
        Instant next = nextExpiry(desk, key);
        if (!Objects.equals(next, level.nextExpiry())) {
          desk.put(Levels.withNextExpiry(level, next), Guard.SAME_VERSION);
        }
      }
    }
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
