package io.holdfast.inventory.internal.audit;

import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.internal.audit.AuditedLevel.IndexedHold;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The correction that makes the rows of a level agree again. Reservations are authoritative for
 * what is held and committed, units for their owners, and the level for what is on hand: a
 * correction of the ledger adds a movement that says so.
 */
record Correction(
    AuditedLevel audit,
    StoredLevel level,
    long ledgerDelta,
    List<Unit> units,
    TreeSet<EntryId> reindexed) {

  /** Returns the correction of a level, or null if no correction is safe. */
  static @Nullable Correction of(AuditedLevel audit) {
    if (!audit.unreadable.isEmpty()) {
      return null; // what is missing from the sums may be in a row that cannot be read
    }
    StoredLevel it = audit.level;
    long onHand = it.isByUnit() ? audit.units.size() : it.onHand();
    if (onHand < 0 || (it.isTracked() && audit.held + audit.committed > onHand)) {
      return null;
    }
    List<Unit> units = units(audit);
    if (units == null) {
      return null;
    }
    StoredLevel corrected = it.corrected(onHand, audit.held, audit.committed, audit.earliestExpiry);
    TreeSet<EntryId> reindexed = new TreeSet<>();
    for (IndexedHold hold : audit.missingFromIndex) {
      reindexed.add(hold.reservation().entry());
    }
    for (IndexedHold hold : audit.onlyInIndex) {
      reindexed.add(hold.reservation().entry());
    }
    return new Correction(audit, corrected, onHand - audit.moved, units, reindexed);
  }

  /**
   * Returns the units to be corrected, or null if two reservations have the same unit or a
   * reservation has a unit that no longer exists.
   */
  private static @Nullable List<Unit> units(AuditedLevel audit) {
    List<Unit> corrected = new ArrayList<>();
    if (!audit.level.isByUnit()) {
      return corrected;
    }
    for (List<Unit> wanted : audit.wantedUnits.values()) {
      Unit stored = audit.units.get(wanted.get(0).key().unit());
      if (wanted.size() > 1 || stored == null) {
        return null;
      }
      if (!stored.equals(wanted.get(0))) {
        corrected.add(wanted.get(0));
      }
    }
    for (Unit stored : audit.units.values()) {
      if (stored.state() != UnitState.FREE && !audit.wantedUnits.containsKey(stored.key().unit())) {
        corrected.add(Unit.free(stored.key()));
      }
    }
    return corrected;
  }

  StockMovement movement(RepairRequest request, Instant now) {
    StoredLevel before = audit.level;
    return StockMovement.repaired(
        level.key(),
        ledgerDelta,
        level.held() - before.held(),
        level.committed() - before.committed(),
        units.stream().map(unit -> unit.key().unit()).toList(),
        request.id().entry(),
        request.reason(),
        now);
  }
}
