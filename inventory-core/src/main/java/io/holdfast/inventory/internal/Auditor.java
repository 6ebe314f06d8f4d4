package io.holdfast.inventory.internal;

import io.holdfast.inventory.internal.LevelAudit.IndexedHold;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up what a store shows of a page of levels. */
final class Auditor implements AuditVisitor {
  private final Map<StockKey, LevelAudit> audits = new LinkedHashMap<>();
  private long moved;
  private long units;
  private long holds;
  private long reservations;
  private @Nullable AuditTotals counted;

  /** Whether all was shown that the store has counted. */
  boolean isComplete() {
    return shown().equals(counted);
  }

  /** What was shown and what was counted, for a message. */
  String difference() {
    return "shown " + shown() + ", counted " + counted;
  }

  private AuditTotals shown() {
    return new AuditTotals(audits.size(), moved, units, holds, reservations);
  }

  Collection<LevelAudit> audits() {
    return audits.values();
  }

  @Override
  public void level(StoredLevel level, long sum) {
    moved += sum;
    audits.put(level.key(), new LevelAudit(level, sum));
  }

  @Override
  public void unit(Unit unit) {
    units++;
    LevelAudit audit = audits.get(unit.key().key());
    if (audit != null) {
      audit.units.put(unit.key().unit(), unit);
    }
  }

  @Override
  public void hold(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {
    holds++;
    LevelAudit audit = audits.get(key);
    if (audit != null) {
      audit.indexed(new IndexedHold(reservation, quantity, expiresAt));
    }
  }

  @Override
  public void reservation(Reservation it) {
    reservations++;
    for (ReservationLine line : it.lines()) {
      LevelAudit audit = audits.get(line.key(it.shop()));
      if (audit != null) {
        add(audit, it, line, it.expiresAt());
      }
    }
  }

  @Override
  public void totals(AuditTotals totals) {
    counted = totals;
  }

  private static void add(
      LevelAudit audit, Reservation it, ReservationLine line, @Nullable Instant expiresAt) {
    if (it.state() == ReservationState.HELD && expiresAt != null) {
      Portion held = line.taken();
      if (held.quantity() > 0) {
        audit.held(it, held, expiresAt);
      }
      for (UnitId unit : held.units()) {
        audit.wants(Unit.held(new UnitKey(audit.level.key(), unit), it.id(), expiresAt));
      }
    } else if (it.state() == ReservationState.COMMITTED) {
      Portion sold = line.committed();
      if (sold.quantity() > 0) {
        audit.committed(it, sold);
      }
      for (UnitId unit : sold.units()) {
        audit.wants(Unit.committed(new UnitKey(audit.level.key(), unit), it.id()));
      }
    }
  }
}
