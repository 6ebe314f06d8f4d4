package io.holdfast.inventory.spi.support;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of loaded rows, detached from the store. One thread fills it; afterwards it is only
 * read. A level, an entry or a unit that cannot be read is a fault only for the command that asks
 * for it.
 *
 * @since 0.1.0
 */
public final class LoadedSnapshot implements Snapshot {
  private final Map<StockKey, StoredLevel> levels = new HashMap<>();
  private final Map<EntryId, Entry> entries = new HashMap<>();
  private final Map<EntryId, InvariantViolationException> unreadable = new HashMap<>(0);
  private final Map<StockKey, InvariantViolationException> unreadableKeys = new HashMap<>(0);
  private final Map<UnitKey, InvariantViolationException> unreadableUnits = new HashMap<>(0);
  private final Map<UnitKey, Unit> units = new HashMap<>(0);
  private final Map<StockKey, List<ExpiringHold>> holds = new HashMap<>(0);
  private Instant now = Instant.EPOCH;
  private boolean stale;

  /** Creates an empty snapshot at the epoch. */
  public LoadedSnapshot() {}

  /** Sets the time of the snapshot. */
  public void at(Instant time) {
    now = time;
  }

  /** Marks the rows as ones that others may change before the changes are written. */
  public void markStale() {
    stale = true;
  }

  /** Adds a level. */
  public void add(StoredLevel level) {
    levels.put(level.key(), level);
  }

  /** Adds an entry. */
  public void add(Entry entry) {
    entries.put(entry.entryId(), entry);
  }

  /** Adds an entry that is stored and cannot be read. */
  public void unreadable(EntryId id, InvariantViolationException why) {
    unreadable.put(id, why);
  }

  /** Adds a level that is stored and cannot be read. */
  public void unreadable(StockKey key, InvariantViolationException why) {
    unreadableKeys.put(key, why);
  }

  /** Adds a unit that is stored and cannot be read. */
  public void unreadable(UnitKey key, InvariantViolationException why) {
    unreadableUnits.put(key, why);
  }

  /** Adds a unit. */
  public void add(Unit unit) {
    units.put(unit.key(), unit);
  }

  /** Adds a hold of a key. The holds of a key must be added in the order in which they end. */
  public void add(StockKey key, ExpiringHold hold) {
    holds.computeIfAbsent(key, some -> new ArrayList<>()).add(hold);
  }

  /**
   * Sets the number of pieces of a loaded level that are in expired holds. Does nothing if the
   * level is not loaded.
   */
  public void expired(StockKey key, long quantity) {
    levels.computeIfPresent(key, (same, it) -> it.withExpiredHeld(quantity));
  }

  /** Returns the levels that could be read. */
  public Collection<StoredLevel> levels() {
    return levels.values();
  }

  /** Returns the entries that could be read. */
  public Collection<Entry> entries() {
    return entries.values();
  }

  /** Returns the sorted keys of the levels that have a hold which may have ended. */
  public List<StockKey> withOverdueHolds() {
    List<StockKey> keys = new ArrayList<>(0);
    for (StoredLevel level : levels.values()) {
      if (level.mayHaveExpired(now)) {
        keys.add(level.key());
      }
    }
    keys.sort(null);
    return keys;
  }

  /** Returns the stock keys of the lines of the loaded reservations. */
  public SortedSet<StockKey> keysOfReservations() {
    TreeSet<StockKey> keys = new TreeSet<>();
    for (Entry entry : entries.values()) {
      if (entry instanceof Reservation it) {
        it.lines().forEach(line -> keys.add(line.key(it.shop())));
      }
    }
    return keys;
  }

  /** Returns the units of the loaded reservations. */
  public SortedSet<UnitKey> unitsOfReservations() {
    TreeSet<UnitKey> all = new TreeSet<>();
    for (Entry entry : entries.values()) {
      if (entry instanceof Reservation it) {
        for (ReservationLine line : it.lines()) {
          addUnits(all, line.key(it.shop()), line.requested().units());
          addUnits(all, line.key(it.shop()), line.taken().units());
        }
      }
    }
    return all;
  }

  private static void addUnits(SortedSet<UnitKey> all, StockKey key, List<UnitId> units) {
    units.forEach(unit -> all.add(new UnitKey(key, unit)));
  }

  /**
   * Returns whether these changes were written: each of their entries is stored as it was written,
   * or in a later version that shows this. Returns false for changes without entries, because it
   * cannot be known.
   */
  public boolean shows(Changes changes) {
    return !changes.entries().isEmpty()
        && changes.entries().stream()
            .allMatch(it -> WrittenEntry.isShownBy(it, entries.get(it.after().entryId())));
  }

  /**
   * Returns whether the write of these changes fails if any row of this snapshot is not the stored
   * one, so that the changes may be decided on guessed rows: each id is written or was loaded, and
   * each level is written. It is not known how much of the held stock has expired in the meantime.
   * So if some may have, a level may be used only to find that there is enough without it.
   *
   * @param footprint the rows that the decision was given
   * @param changes the changes that it returned
   * @param loaded the ids whose entries are not guessed
   */
  public boolean isProvedBy(Footprint footprint, Changes changes, Set<EntryId> loaded) {
    if (!changes.units().isEmpty()) {
      return false;
    }
    Set<StockKey> written = new HashSet<>();
    for (LevelChange change : changes.levels()) {
      StoredLevel before = change.before();
      if (before != null && change.guard().sameVersion() && before.mayHaveExpired(now)) {
        return false;
      }
      written.add(change.key());
    }
    Set<EntryId> known = new HashSet<>(loaded);
    changes.entries().forEach(change -> known.add(change.after().entryId()));
    return known.containsAll(footprint.entries())
        && written.containsAll(footprint.keys())
        && written.containsAll(keysOfReservations());
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public boolean mayBeStale() {
    return stale;
  }

  @Override
  public @Nullable StoredLevel level(StockKey key) {
    return readable(levels, unreadableKeys, key);
  }

  @Override
  public @Nullable Entry entry(EntryId id) {
    return readable(entries, unreadable, id);
  }

  @Override
  public @Nullable Unit unit(UnitKey key) {
    return readable(units, unreadableUnits, key);
  }

  private static <K, V> @Nullable V readable(
      Map<K, V> rows, Map<K, InvariantViolationException> unreadable, K key) {
    InvariantViolationException why = unreadable.get(key);
    if (why != null) {
      throw why;
    }
    return rows.get(key);
  }

  @Override
  public List<ExpiringHold> holds(StockKey key) {
    return holds.getOrDefault(key, List.of());
  }
}
