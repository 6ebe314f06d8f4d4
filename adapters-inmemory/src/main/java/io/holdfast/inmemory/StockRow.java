package io.holdfast.inmemory;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A level with its units, movements and holds. Everything except the level itself is read and
 * written under the stripe of its key.
 */
final class StockRow {
  static final Comparator<ExpiringHold> BY_EXPIRY =
      Comparator.comparing(ExpiringHold::expiresAt).thenComparing(ExpiringHold::reservation);

  volatile StoredLevel level;
  final Map<UnitId, Unit> units = new HashMap<>(0);
  final TreeSet<StockMovement> movements = new TreeSet<>(StockMovement.OLDEST_FIRST);
  private final TreeMap<ExpiringHold, Long> holds = new TreeMap<>(BY_EXPIRY);

  StockRow(StoredLevel level) {
    this.level = level;
  }

  void indexHold(ReservationId reservation, Instant expiresAt, long quantity) {
    holds.put(new ExpiringHold(reservation, expiresAt), quantity);
  }

  void unindexHold(ReservationId reservation, Instant expiresAt) {
    holds.remove(new ExpiringHold(reservation, expiresAt));
  }

  Map<ExpiringHold, Long> holds() {
    return holds;
  }

  /** Returns the earliest holds, at most {@code limit}. */
  List<ExpiringHold> earliestHolds(int limit) {
    List<ExpiringHold> earliest = new ArrayList<>();
    for (ExpiringHold hold : holds.keySet()) {
      if (earliest.size() == limit) {
        break;
      }
      earliest.add(hold);
    }
    return earliest;
  }

  /**
   * Returns the level with the sum of its expired holds. This is cheap while no hold can have
   * expired.
   */
  StoredLevel levelAt(Instant now) {
    StoredLevel it = level;
    if (!it.mayHaveExpired(now)) {
      return it;
    }
    long expired = 0;
    for (Map.Entry<ExpiringHold, Long> hold : holds.entrySet()) {
      if (!hold.getKey().hasEnded(now)) {
        break;
      }
      expired += hold.getValue();
    }
    return it.withExpiredHeld(expired);
  }

  @Nullable Unit unit(UnitId id) {
    return units.get(id);
  }
}
