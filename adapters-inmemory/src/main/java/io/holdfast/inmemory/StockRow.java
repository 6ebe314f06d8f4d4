package io.holdfast.inmemory;

import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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

  /** The pieces of each hold, the earliest end first. */
  final TreeMap<ExpiringHold, Long> holds = new TreeMap<>(BY_EXPIRY);

  StockRow(StoredLevel level) {
    this.level = level;
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
    long expired =
        holds.entrySet().stream()
            .takeWhile(hold -> hold.getKey().hasEnded(now))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return it.withExpiredHeld(expired);
  }
}
