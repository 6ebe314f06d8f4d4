package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the levels and entries that this store has last read or written, to guess from. An id
 * that this process does not know is guessed to be new. A decision on a guess needs no load. It is
 * valid only if every row that it used is written under the conditions of its changes, or was
 * returned by the service. So the cache never decides; it only saves a read. The conditions contain
 * the values and not only the version, because a version can occur again in a restored table, and
 * when an id that was deleted is used again.
 *
 * <p>Bounded in number and age: the least recently used rows are removed, and so are rows older
 * than {@link Remembered#MAX_AGE}. A fault clears the cache. Safe for use by several threads.
 */
public final class LevelCache {
  private static final int MOST_LEVELS = 8_192;
  private static final int MOST_ENTRIES = 8_192;

  private record Id(ShopId shop, EntryId id) {}

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<StockKey, Remembered<StoredLevel>> levels =
      new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<Id, Remembered<Entry>> entries = new LinkedHashMap<>(16, 0.75f, true);

  public LevelCache(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns the rows that a footprint probably has; null if too little is known to guess. */
  @Nullable LoadedSnapshot guess(Footprint footprint) {
    if (footprint.entries().isEmpty()
        || !footprint.units().isEmpty()
        || !footprint.holdsOf().isEmpty()) {
      return null;
    }
    LoadedSnapshot guess = new LoadedSnapshot();
    guess.at(Micros.floor(clock.instant()));
    lock.lock();
    try {
      for (EntryId id : footprint.entries()) {
        Entry entry = recall(entries, new Id(footprint.shop(), id));
        if (entry != null) {
          guess.add(entry);
        } else if (footprint.keys().isEmpty()) {
          return null; // a step of a reservation that another process has made
        }
      }
      return addLevels(guess, footprint) ? guess : null;
    } finally {
      lock.unlock();
    }
  }

  private boolean addLevels(LoadedSnapshot guess, Footprint footprint) {
    if (!guess.unitsOfReservations().isEmpty()) {
      return false;
    }
    for (StockKey key : rows(guess, footprint)) {
      StoredLevel level = recall(levels, key);
      if (level == null) {
        return false;
      }
      guess.add(level);
    }
    return true;
  }

  private <K, T> @Nullable T recall(Map<K, Remembered<T>> map, K key) {
    Remembered<T> seen = map.get(key);
    if (seen == null) {
      return null;
    }
    if (seen.isOld(System.nanoTime(), clock.instant())) {
      map.remove(key);
      return null;
    }
    return seen.row();
  }

  private static <T> Remembered<T> seen(T row, Instant at) {
    return new Remembered<>(row, System.nanoTime(), at);
  }

  private static Set<StockKey> rows(LoadedSnapshot guess, Footprint footprint) {
    Set<StockKey> keys = new HashSet<>(footprint.keys());
    keys.addAll(guess.keysOfReservations());
    return keys;
  }

  /** Caches the rows that were loaded. */
  void saw(LoadedSnapshot snapshot, Footprint footprint) {
    Instant now = clock.instant();
    lock.lock();
    try {
      for (StockKey key : rows(snapshot, footprint)) {
        remember(readable(snapshot, key), key, now);
      }
      snapshot.entries().forEach(entry -> remember(entry, now));
      trim();
    } finally {
      lock.unlock();
    }
  }

  /** Returns a level; null if it cannot be read, so that it is loaded and the error is reported. */
  private static @Nullable StoredLevel readable(LoadedSnapshot snapshot, StockKey key) {
    try {
      return snapshot.level(key);
    } catch (InvariantViolationException e) {
      return null;
    }
  }

  /**
   * Caches the rows that were written.
   *
   * @param at a time before the write. The clock of the host is not read after it, because a clock
   *     that fails must not take the answer away
   */
  void wrote(Changes changes, Instant at) {
    lock.lock();
    try {
      for (LevelChange change : changes.levels()) {
        remember(change.after(), change.key(), at);
      }
      changes.entries().forEach(change -> remember(change.after(), at));
      trim();
    } finally {
      lock.unlock();
    }
  }

  private void remember(Entry entry, Instant at) {
    entries.merge(
        new Id(entry.shop(), entry.entryId()),
        seen(entry, at),
        (one, other) -> one.row().version() > other.row().version() ? one : other);
  }

  private void remember(@Nullable StoredLevel level, StockKey key, Instant at) {
    if (level == null) {
      levels.remove(key);
    } else {
      levels.merge(
          key,
          // The expired amount depends on the time.
          seen(level.expiredHeld() == 0 ? level : level.withExpiredHeld(0), at),
          (one, other) -> one.row().version() > other.row().version() ? one : other);
    }
  }

  /** Removes the rows of a wrong guess. */
  void wrong(Footprint footprint) {
    lock.lock();
    try {
      footprint.keys().forEach(levels::remove);
      for (EntryId id : footprint.entries()) {
        Remembered<Entry> entry = entries.remove(new Id(footprint.shop(), id));
        if (entry != null && entry.row() instanceof Reservation it) {
          it.lines().forEach(line -> levels.remove(line.key(it.shop())));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Clears the cache: after a fault another table may answer. */
  void forget() {
    lock.lock();
    try {
      levels.clear();
      entries.clear();
    } finally {
      lock.unlock();
    }
  }

  private void trim() {
    trim(levels, MOST_LEVELS);
    trim(entries, MOST_ENTRIES);
  }

  private static void trim(Map<?, ?> map, int most) {
    Iterator<?> eldest = map.keySet().iterator();
    while (map.size() > most) {
      eldest.next();
      eldest.remove();
    }
  }
}
