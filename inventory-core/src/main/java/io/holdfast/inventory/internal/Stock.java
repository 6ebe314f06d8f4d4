package io.holdfast.inventory.internal;

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
final class Stock {
  private Stock() {}

  static void hold(
      Desk desk,
      StoredLevel level,
      long requested,
      Portion portion,
      ReservationId owner,
      Instant expiresAt) {
    desk.put(
        Levels.expiringBy(Levels.plus(level, 0, portion.quantity(), 0), expiresAt),
        claimOf(level, requested, portion));
    for (UnitId unit : portion.units()) {
      desk.put(Unit.held(new UnitKey(level.key(), unit), owner, expiresAt));
    }
  }

  static void commit(
      Desk desk, StoredLevel level, long requested, Portion portion, ReservationId owner) {
    desk.put(Levels.plus(level, 0, 0, portion.quantity()), claimOf(level, requested, portion));
    for (UnitId unit : portion.units()) {
      desk.put(Unit.committed(new UnitKey(level.key(), unit), owner));
    }
  }

  /**
   * A portion granted in full is valid while there is enough stock. A portion that was all
   * remaining stock is valid only while it still is.
   */
  private static Guard claimOf(StoredLevel level, long requested, Portion portion) {
    if (portion.quantity() < requested) {
      return Guard.SAME_VERSION;
    }
    return Levels.isTracked(level) ? Guard.claimable(portion.quantity()) : Guard.NONE;
  }

  /** Commits part of a held portion and gives the rest back. */
  static void commitHeld(Desk desk, StockKey key, Portion held, Portion sold, ReservationId owner) {
    if (held.quantity() == 0) {
      return;
    }
    desk.put(Levels.plus(desk.knownLevel(key), 0, -held.quantity(), sold.quantity()), Guard.NONE);
    for (UnitId unit : held.units()) {
      UnitKey unitKey = new UnitKey(key, unit);
      desk.put(sold.units().contains(unit) ? Unit.committed(unitKey, owner) : Unit.free(unitKey));
    }
  }

  /** Gives back what a reservation holds after a release or an expiry. */
  static void freeHeld(Desk desk, Reservation reservation, boolean expired) {
    for (ReservationLine line : reservation.lines()) {
      Portion held = line.taken();
      if (held.quantity() > 0) {
        StockKey key = line.key(reservation.shop());
        StoredLevel level = desk.knownLevel(key);
        desk.put(
            expired
                ? Levels.freed(level, held.quantity())
                : Levels.plus(level, 0, -held.quantity(), 0),
            Guard.NONE);
        free(desk, key, held);
      }
    }
  }

  static void freeCommitted(Desk desk, Reservation reservation) {
    for (ReservationLine line : reservation.lines()) {
      Portion sold = line.committed();
      if (sold.quantity() > 0) {
        StockKey key = line.key(reservation.shop());
        desk.put(Levels.plus(desk.knownLevel(key), 0, 0, -sold.quantity()), Guard.NONE);
        free(desk, key, sold);
      }
    }
  }

  private static void free(Desk desk, StockKey key, Portion portion) {
    for (UnitId unit : portion.units()) {
      desk.put(Unit.free(new UnitKey(key, unit)));
    }
  }
}
