package io.holdfast.inventory.internal.audit;

import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists every invariant that does not hold in the audit of a level. */
final class InvariantCheck {
  private final AuditedLevel audit;
  private final StoredLevel level;
  private final List<Violation> violations = new ArrayList<>();

  private InvariantCheck(AuditedLevel audit) {
    this.audit = audit;
    this.level = audit.level;
  }

  static List<Violation> of(AuditedLevel audit) {
    InvariantCheck check = new InvariantCheck(audit);
    check.noOversell();
    check.conservation();
    check.counters();
    check.expiry();
    check.units();
    audit.unreadable.forEach(what -> check.violations.add(unreadable(check.level.key(), what)));
    return check.violations;
  }

  static Violation unreadable(StockKey key, String what) {
    return new Violation(Invariant.READABLE, key, what, 1, 0, List.of(), List.of());
  }

  private void noOversell() {
    long promised = level.held() + level.committed();
    if (level.isTracked() && promised > level.onHand()) {
      List<Reservation> rows = new ArrayList<>(audit.committedRows);
      rows.addAll(audit.heldRows);
      add(Invariant.NO_OVERSELL, "held + committed above onHand", level.onHand(), promised, rows);
    }
    atLeastZero("onHand", level.onHand());
    atLeastZero("held", level.held());
    atLeastZero("committed", level.committed());
  }

  private void atLeastZero(String name, long number) {
    if (number < 0) {
      add(Invariant.NO_OVERSELL, name + " below zero", 0, number, List.of());
    }
  }

  private void conservation() {
    if (level.onHand() != audit.moved) {
      add(
          Invariant.CONSERVATION,
          "onHand against the sum of movements",
          audit.moved,
          level.onHand(),
          List.of());
    }
  }

  private void counters() {
    if (level.held() != audit.held) {
      add(
          Invariant.COUNTERS_MATCH_ROWS,
          "held against the sum of held reservations",
          audit.held,
          level.held(),
          audit.heldRows);
    }
    if (level.committed() != audit.committed) {
      add(
          Invariant.COUNTERS_MATCH_ROWS,
          "committed against the sum of committed reservations",
          audit.committed,
          level.committed(),
          audit.committedRows);
    }
  }

  private void expiry() {
    if (audit.earliestExpiry != null
        && (level.nextExpiry() == null || audit.earliestExpiry.isBefore(level.nextExpiry()))) {
      add(
          Invariant.EXPIRY_IS_INDEXED,
          "a hold ends at " + audit.earliestExpiry + ", next expiry is " + level.nextExpiry(),
          1,
          0,
          audit.heldRows);
    }
    int wrong = audit.missingFromIndex.size() + audit.onlyInIndex.size();
    if (wrong > 0) {
      add(
          Invariant.EXPIRY_IS_INDEXED,
          "lines of the hold index that differ from the held reservations",
          0,
          wrong,
          audit.heldRows);
    }
  }

  private void units() {
    if (!level.isByUnit()) {
      return;
    }
    if (audit.units.size() != level.onHand()) {
      add(
          Invariant.ONE_OWNER_PER_UNIT,
          "onHand against the number of units",
          audit.units.size(),
          level.onHand(),
          List.of());
    }
    for (Unit unit : audit.units.values()) {
      if (unit.state() != UnitState.FREE && !wanted(unit)) {
        unit(unit, "the owner of unit " + unit.key().unit() + " does not have it");
      }
    }
    for (Map.Entry<UnitId, List<Unit>> wanted : audit.wantedUnits.entrySet()) {
      Unit stored = audit.units.get(wanted.getKey());
      if (wanted.getValue().size() > 1) {
        unit(wanted.getValue().get(0), "unit " + wanted.getKey() + " is in several reservations");
      } else if (stored == null) {
        unit(wanted.getValue().get(0), "unit " + wanted.getKey() + " is not in the stock");
      } else if (stored.state() == UnitState.FREE) {
        unit(stored, "unit " + wanted.getKey() + " is free and in a reservation");
      }
    }
  }

  private boolean wanted(Unit unit) {
    List<Unit> wanted = audit.wantedUnits.get(unit.key().unit());
    return wanted != null && wanted.contains(unit);
  }

  private void unit(Unit unit, String detail) {
    violations.add(
        new Violation(
            Invariant.ONE_OWNER_PER_UNIT, level.key(), detail, 1, 0, List.of(), List.of(unit)));
  }

  private void add(
      Invariant invariant, String detail, long expected, long actual, List<Reservation> rows) {
    violations.add(
        new Violation(
            invariant,
            level.key(),
            detail,
            expected,
            actual,
            rows.subList(0, Math.min(rows.size(), Violation.MAX_ROWS)),
            List.of()));
  }
}
