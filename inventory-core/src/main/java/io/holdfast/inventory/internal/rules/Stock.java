package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;

/** Moves stock between available, held and committed: the level together with its units. */
public final class Stock {
  private Stock() {}

  public static void hold(
      WorkingCopy copy,
      StoredLevel level,
      long requested,
      Portion portion,
      ReservationId owner,
      Instant expiresAt) {
    copy.put(level.withHold(portion.quantity(), expiresAt), guardOf(level, requested, portion));
    for (UnitId unit : portion.units()) {
      copy.put(Unit.held(new UnitKey(level.key(), unit), owner, expiresAt));
    }
  }

  public static void commit(
      WorkingCopy copy, StoredLevel level, long requested, Portion portion, ReservationId owner) {
    copy.put(level.withCommit(portion.quantity()), guardOf(level, requested, portion));
    for (UnitId unit : portion.units()) {
      copy.put(Unit.committed(new UnitKey(level.key(), unit), owner));
    }
  }

  /**
   * A portion granted in full is valid while there is enough stock. A portion that was all
   * remaining stock is valid only while it still is. Untracked stock is always enough, but near the
   * limit of a key only the exact level shows whether there is room.
   */
  private static Guard guardOf(StoredLevel level, long requested, Portion portion) {
    if (portion.quantity() < requested) {
      return Guard.SAME_VERSION;
    }
    if (level.isTracked()) {
      return Guard.claimable(portion.quantity());
    }
    return level.isNearLimit() ? Guard.SAME_VERSION : Guard.NONE;
  }

  /** Commits part of a held portion and gives the rest back. */
  public static void commitHeld(
      WorkingCopy copy, StockKey key, Portion held, Portion sold, ReservationId owner) {
    if (held.quantity() == 0) {
      return;
    }
    copy.put(copy.knownLevel(key).withHoldCommitted(held.quantity(), sold.quantity()), Guard.NONE);
    for (UnitId unit : held.units()) {
      UnitKey unitKey = new UnitKey(key, unit);
      copy.put(sold.units().contains(unit) ? Unit.committed(unitKey, owner) : Unit.free(unitKey));
    }
  }

  /** Gives back what a reservation holds after a release or an expiry. */
  public static void freeHeld(WorkingCopy copy, Reservation reservation, boolean expired) {
    for (ReservationLine line : reservation.lines()) {
      Portion held = line.taken();
      if (held.quantity() > 0) {
        StockKey key = line.key(reservation.shop());
        StoredLevel level = copy.knownLevel(key);
        copy.put(
            expired
                ? level.withoutExpiredHold(held.quantity())
                : level.withoutHold(held.quantity()),
            Guard.NONE);
        free(copy, key, held);
      }
    }
  }

  public static void freeCommitted(WorkingCopy copy, Reservation reservation) {
    for (ReservationLine line : reservation.lines()) {
      Portion sold = line.committed();
      if (sold.quantity() > 0) {
        StockKey key = line.key(reservation.shop());
        copy.put(copy.knownLevel(key).withoutCommit(sold.quantity()), Guard.NONE);
        free(copy, key, sold);
      }
    }
  }

  private static void free(WorkingCopy copy, StockKey key, Portion portion) {
    for (UnitId unit : portion.units()) {
      copy.put(Unit.free(new UnitKey(key, unit)));
    }
  }
}
