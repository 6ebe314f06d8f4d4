package io.holdfast.inventory.internal.audit;

import io.holdfast.inventory.Violation;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The audit of one level: the level, and the sums and rows of everything behind it. */
final class AuditedLevel {
  /** A line of the hold index, as stored or as expected. */
  record IndexedHold(ReservationId reservation, long quantity, Instant expiresAt) {}

  final StoredLevel level;
  final long moved;
  long held;
  long committed;
  @Nullable Instant earliestExpiry;
  final Set<IndexedHold> missingFromIndex = new HashSet<>();
  final Set<IndexedHold> onlyInIndex = new HashSet<>();

  /** The units in the stock, without those that are dispatched. */
  final Map<UnitId, Unit> units = new HashMap<>();

  final Map<UnitId, List<Unit>> wantedUnits = new HashMap<>();

  /** Rows that cannot be read and that belong, or may belong, to this level. */
  final List<String> unreadable = new ArrayList<>(0);

  final List<Reservation> heldRows = new ArrayList<>();
  final List<Reservation> committedRows = new ArrayList<>();

  AuditedLevel(StoredLevel level, long moved) {
    this.level = level;
    this.moved = moved;
  }

  void held(Reservation it, Portion portion, Instant expiresAt) {
    held += portion.quantity();
    if (earliestExpiry == null || expiresAt.isBefore(earliestExpiry)) {
      earliestExpiry = expiresAt;
    }
    keep(heldRows, it);
    IndexedHold expected = new IndexedHold(it.id(), portion.quantity(), expiresAt);
    if (!onlyInIndex.remove(expected)) {
      missingFromIndex.add(expected);
    }
  }

  void indexed(IndexedHold stored) {
    if (!missingFromIndex.remove(stored)) {
      onlyInIndex.add(stored);
    }
  }

  void committed(Reservation it, Portion portion) {
    committed += portion.quantity();
    keep(committedRows, it);
  }

  void wants(Unit unit) {
    wantedUnits.computeIfAbsent(unit.key().unit(), id -> new ArrayList<>(1)).add(unit);
  }

  private static void keep(List<Reservation> rows, Reservation it) {
    if (rows.size() < Violation.MAX_ROWS) {
      rows.add(it);
    }
  }
}
