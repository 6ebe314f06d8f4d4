package io.holdfast.contract;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The rows of one shop in a simple store. Not safe for use by several threads; the store has the
 * lock.
 */
class Tables {
  /** A row of the hold index. */
  record Hold(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {}

  final Map<StockKey, StoredLevel> levels;
  final Map<EntryId, Entry> entries;
  final Map<UnitKey, Unit> units;
  final List<StockMovement> movements = new ArrayList<>();
  final List<RestockRequest> requests = new ArrayList<>();
  final Map<ReservationId, ExpiredHold> expiredHolds = new TreeMap<>();
  final List<Hold> holds = new ArrayList<>();

  /** The keys of levels, the ids of entries, and the other rows that cannot be read. */
  final Set<Object> unreadable = new HashSet<>();

  Tables() {
    this(Comparator.naturalOrder());
  }

  Tables(Comparator<String> names) {
    levels =
        new TreeMap<>(
            Comparator.comparing((StockKey key) -> key.sku().value(), names)
                .thenComparing(key -> key.location().value(), names));
    entries = new TreeMap<>(Comparator.comparing(EntryId::value, names));
    units =
        new TreeMap<>(
            Comparator.comparing(UnitKey::key).thenComparing(unit -> unit.unit().value(), names));
  }

  void index(Entry entry) {
    holds.removeIf(hold -> hold.reservation().value().equals(entry.entryId().value()));
    if (entry instanceof Reservation it
        && it.state() == ReservationState.HELD
        && it.expiresAt() != null) {
      for (ReservationLine line : it.lines()) {
        if (line.taken().quantity() > 0) {
          holds.add(
              new Hold(line.key(it.shop()), it.id(), line.taken().quantity(), it.expiresAt()));
        }
      }
    }
  }

  List<Hold> holdsInOrder() {
    return holds.stream()
        .sorted(Comparator.comparing(Hold::expiresAt).thenComparing(Hold::reservation))
        .toList();
  }

  /** Returns the holds of a key that can be read. */
  List<ExpiringHold> holdsOf(StockKey key, Predicate<Hold> isReadable) {
    return holdsInOrder().stream()
        .filter(hold -> hold.key().equals(key) && isReadable.test(hold))
        .map(hold -> new ExpiringHold(hold.reservation(), hold.expiresAt()))
        .toList();
  }

  long expiredHeld(StockKey key, Instant now) {
    return holds.stream()
        .filter(hold -> hold.key().equals(key) && !now.isBefore(hold.expiresAt()))
        .mapToLong(Hold::quantity)
        .sum();
  }

  /** Returns a level as it is shown at a time. */
  StoredLevel shown(StoredLevel row, Instant now) {
    return row.withExpiredHeld(row.mayHaveExpired(now) ? expiredHeld(row.key(), now) : 0);
  }
}
