package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows in maps, for one thread. Accepts changes as absolute values, or as differences with guards.
 */
public class MapRows implements Snapshot {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  Instant now = START;
  final Map<StockKey, StoredLevel> levels = new HashMap<>();
  final Map<EntryId, Entry> entries = new HashMap<>();
  final Map<UnitKey, Unit> units = new HashMap<>();
  final List<StockMovement> movements = new ArrayList<>();
  final List<RestockRequest> requests = new ArrayList<>();

  MapRows copy() {
    MapRows copy = new MapRows();
    copy.now = now;
    copy.levels.putAll(levels);
    copy.entries.putAll(entries);
    copy.units.putAll(units);
    copy.movements.addAll(movements);
    copy.requests.addAll(requests);
    return copy;
  }

  void write(Changes changes) {
    changes.levels().forEach(change -> levels.put(change.key(), change.after()));
    writeRest(changes);
  }

  /**
   * Writes levels like a store that has not locked them. Returns false if a guard does not hold.
   */
  boolean writeDifferences(Changes changes) {
    for (LevelChange change : changes.levels()) {
      StoredLevel stored = levels.get(change.key());
      if (stored != null && !holds(change.guard(), change, stored)) {
        return false;
      }
    }
    for (LevelChange change : changes.levels()) {
      StoredLevel stored = levels.get(change.key());
      levels.put(change.key(), stored == null ? change.after() : plus(stored, change));
    }
    writeRest(changes);
    return true;
  }

  private static boolean holds(Guard guard, LevelChange change, StoredLevel stored) {
    boolean policy =
        change.before() != null
            && stored.policy().equals(change.before().policy())
            && Objects.equals(stored.restock(), change.before().restock());
    boolean version = change.before() != null && stored.version() == change.before().version();
    return policy && (!guard.sameVersion() || version) && stored.claimable() >= guard.claimable();
  }

  private static StoredLevel plus(StoredLevel stored, LevelChange change) {
    StoredLevel sum =
        new StoredLevel(
            stored.key(),
            stored.policy(),
            stored.restock(),
            stored.onHand() + change.onHandDelta(),
            stored.held() + change.heldDelta(),
            stored.committed() + change.committedDelta(),
            stored.nextExpiry(),
            stored.expiredHeld(),
            stored.onHandVersion() + change.onHandVersionDelta(),
            stored.version());
    Instant next = change.after().nextExpiry();
    StoredLevel expiring = next == null ? sum : sum.withHold(0, next);
    return expiring
        .withPolicy(change.after().policy())
        .withRestock(change.after().restock())
        .withVersion(stored.version() + 1);
  }

  private void writeRest(Changes changes) {
    for (EntryChange change : changes.entries()) {
      entries.put(change.after().entryId(), change.after());
    }
    for (UnitChange change : changes.units()) {
      if (change.after() == null) {
        units.remove(change.key());
      } else {
        units.put(change.key(), change.after());
      }
    }
    movements.addAll(changes.movements());
    requests.addAll(changes.requests());
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public @Nullable StoredLevel level(StockKey key) {
    return levels.get(key);
  }

  @Override
  public @Nullable Entry entry(EntryId id) {
    return entries.get(id);
  }

  @Override
  public @Nullable Unit unit(UnitKey key) {
    return units.get(key);
  }

  @Override
  public List<ExpiringHold> holds(StockKey key) {
    return List.of();
  }
}
