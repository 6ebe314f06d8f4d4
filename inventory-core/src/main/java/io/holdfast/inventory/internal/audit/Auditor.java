package io.holdfast.inventory.internal.audit;

import io.holdfast.inventory.Violation;
import io.holdfast.inventory.internal.audit.AuditedLevel.IndexedHold;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums up what a store shows for a page of levels. */
final class Auditor implements AuditVisitor {
  private final Map<StockKey, AuditedLevel> audits = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  /** Rows whose owner is not known. */
  private final List<String> strays = new ArrayList<>();

  private long moved;
  private long units;
  private long holds;
  private long reservations;
  private @Nullable AuditTotals counted;

  /** Returns whether the store has shown every row that it counted. */
  boolean isComplete() {
    return shown().equals(counted);
  }

  /** Returns the shown and the counted numbers, for a message. */
  String difference() {
    return "shown " + shown() + ", counted " + counted;
  }

  private AuditTotals shown() {
    return new AuditTotals(audits.size(), moved, units, holds, reservations);
  }

  /** Returns the levels of the page. Call it only after everything was shown. */
  List<AuditedLevel> audits() {
    for (AuditedLevel audit : audits.values()) {
      // A reservation that cannot be read is missing from the counters of its levels.
      if (!strays.isEmpty() && !InvariantCheck.of(audit).isEmpty()) {
        audit.unreadable.addAll(strays);
      }
    }
    strays.clear();
    return List.copyOf(audits.values());
  }

  /** Returns the further violations: levels that cannot be read. */
  List<Violation> violations() {
    return violations;
  }

  @Override
  public void unreadable(@Nullable StockKey key, String what) {
    AuditedLevel audit = key == null ? null : audits.get(key);
    if (audit != null) {
      audit.unreadable.add(what);
    } else if (key == null) {
      strays.add(what);
    } else {
      violations.add(InvariantCheck.unreadable(key, what));
    }
  }

  @Override
  public void level(StoredLevel level, long sum) {
    moved += sum;
    audits.put(level.key(), new AuditedLevel(level, sum));
  }

  @Override
  public void unit(Unit unit) {
    units++;
    AuditedLevel audit = audits.get(unit.key().key());
    if (audit != null && unit.isInStock()) {
      audit.units.put(unit.key().unit(), unit);
    }
  }

  @Override
  public void hold(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {
    holds++;
    AuditedLevel audit = audits.get(key);
    if (audit != null) {
      audit.indexed(new IndexedHold(reservation, quantity, expiresAt));
    }
  }

  @Override
  public void reservation(Reservation it) {
    reservations++;
    for (ReservationLine line : it.lines()) {
      AuditedLevel audit = audits.get(line.key(it.shop()));
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
      AuditedLevel audit, Reservation it, ReservationLine line, @Nullable Instant expiresAt) {
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
