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
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.HoldExpiry;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was loaded, detached from the store. Filled by one thread, then only read. An entry or a
 * level that cannot be read is a fault for who asks for it, and for nobody else.
 */
public final class LoadedSnapshot implements Snapshot {
  private final Map<StockKey, StoredLevel> levels = new HashMap<>();
  private final Map<EntryId, Entry> entries = new HashMap<>();
  private final Map<EntryId, InvariantViolationException> unreadable = new HashMap<>(0);
  private final Map<StockKey, InvariantViolationException> unreadableKeys = new HashMap<>(0);
  private final Map<UnitKey, Unit> units = new HashMap<>(0);
  private final Map<StockKey, List<HoldExpiry>> holds = new HashMap<>(0);
  private Instant now = Instant.EPOCH;

  /** Nothing yet, at the epoch. */
  public LoadedSnapshot() {}

  /** Sets the time of the snapshot. */
  public void at(Instant time) {
    now = time;
  }

  /** Puts a level. */
  public void add(StoredLevel level) {
    levels.put(level.key(), level);
  }

  /** Puts what an id means. */
  public void add(Entry entry) {
    entries.put(entry.entryId(), entry);
  }

  /** Puts an entry that is there, and is not what a store of this library writes. */
  public void unreadable(EntryId id, InvariantViolationException why) {
    unreadable.put(id, why);
  }

  /** Puts a level that is there and cannot be read, or something that hangs on it. */
  public void unreadable(StockKey key, InvariantViolationException why) {
    unreadableKeys.putIfAbsent(key, why);
  }

  /** Puts a unit. */
  public void add(Unit unit) {
    units.put(unit.key(), unit);
  }

  /** Adds a hold to those of a key; in the order in which they end. */
  public void add(StockKey key, HoldExpiry hold) {
    holds.computeIfAbsent(key, some -> new ArrayList<>()).add(hold);
  }

  /** Says how many pieces of a level that is there are in holds that have expired. */
  public void expired(StockKey key, long quantity) {
    levels.computeIfPresent(key, (same, it) -> it.withExpiredHeld(quantity));
  }

  /** The entries that could be read. */
  public Collection<Entry> entries() {
    return entries.values();
  }

  /** The levels a hold of which may have ended. */
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

  /** The levels that the lines of the loaded reservations are about. */
  public SortedSet<StockKey> keysOfReservations() {
    TreeSet<StockKey> keys = new TreeSet<>();
    for (Entry entry : entries.values()) {
      if (entry instanceof Reservation it) {
        it.lines().forEach(line -> keys.add(line.key(it.shop())));
      }
    }
    return keys;
  }

  /** The units of the loaded reservations. */
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

  /** Whether these changes are what is stored. Not known of changes that write no entry. */
  public boolean shows(Changes changes) {
    if (changes.entries().isEmpty()) {
      return false;
    }
    for (EntryChange change : changes.entries()) {
      if (!change.after().equals(entries.get(change.after().entryId()))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public @Nullable StoredLevel level(StockKey key) {
    InvariantViolationException why = unreadableKeys.get(key);
    if (why != null) {
      throw why;
    }
    return levels.get(key);
  }

  @Override
  public @Nullable Entry entry(EntryId id) {
    InvariantViolationException why = unreadable.get(id);
    if (why != null) {
      throw why;
    }
    return entries.get(id);
  }

  @Override
  public @Nullable Unit unit(UnitKey key) {
    return units.get(key);
  }

  @Override
  public List<HoldExpiry> holds(StockKey key) {
    return holds.getOrDefault(key, List.of());
  }
}
