package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this store has seen or written last, to guess from: levels and entries as they were, and
 * that an id nobody here has met is new. A decision on a guess needs nothing to be loaded. It
 * stands only where every row that it has looked at is written, or was shown by the service, under
 * the conditions that its changes name; so what is remembered never decides, it only saves a look.
 * The conditions have the values and not the version alone, because versions come round again where
 * a table is restored and where an id that was deleted is used anew.
 *
 * <p>Bounded in number and age: what was used least recently is forgotten, and so is what is older
 * than {@link Remembered#MAX_AGE}. All is forgotten at a fault. Safe for use by several threads.
 */
final class Memory {
  private static final int MOST_LEVELS = 8_192;
  private static final int MOST_ENTRIES = 8_192;

  private record Id(ShopId shop, EntryId id) {}

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<StockKey, Remembered<StoredLevel>> levels =
      new LinkedHashMap<>(16, 0.75f, true);
  private final LinkedHashMap<Id, Remembered<Entry>> entries = new LinkedHashMap<>(16, 0.75f, true);

  Memory(InstantSource clock) {
    this.clock = clock;
  }

  /** The rows that a footprint probably has; null if too little is known to guess. */
  @Nullable LoadedSnapshot guess(Footprint footprint) {
    if (footprint.entries().isEmpty()
        || !footprint.units().isEmpty()
        || !footprint.holdsOf().isEmpty()) {
      return null;
    }
    LoadedSnapshot guess = new LoadedSnapshot();
    guess.at(clock.instant().truncatedTo(ChronoUnit.MICROS));
    lock.lock();
    try {
      for (EntryId id : footprint.entries()) {
        Entry entry = recall(entries, new Id(footprint.shop(), id));
        if (entry != null) {
          guess.add(entry);
        } else if (footprint.keys().isEmpty()) {
          return null; // a step of a reservation that somebody else has made
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

  private <T> Remembered<T> seen(T row) {
    return new Remembered<>(row, System.nanoTime(), clock.instant());
  }

  private static Set<StockKey> rows(LoadedSnapshot guess, Footprint footprint) {
    Set<StockKey> keys = new HashSet<>(footprint.keys());
    keys.addAll(guess.keysOfReservations());
    return keys;
  }

  /**
   * Whether the write of these changes finds out if any of the guess was wrong: each id is written,
   * or has been shown, and each level is written. What has expired meanwhile is not known, so if
   * there may be some of it, a level may not matter but for there being enough without it.
   *
   * @param shown ids whose entries are no guess, because the service has shown them
   */
  static boolean isGuarded(
      LoadedSnapshot guess, Footprint footprint, Set<EntryId> shown, Changes changes) {
    if (!changes.units().isEmpty()) {
      return false;
    }
    Set<EntryId> known = new HashSet<>(shown);
    for (EntryChange change : changes.entries()) {
      known.add(change.after().entryId());
    }
    Set<StockKey> written = new HashSet<>();
    for (LevelChange change : changes.levels()) {
      StoredLevel before = change.before();
      if (before != null && change.guard().sameVersion() && before.mayHaveExpired(guess.now())) {
        return false;
      }
      written.add(change.key());
    }
    return known.containsAll(footprint.entries()) && written.containsAll(rows(guess, footprint));
  }

  /** Remembers what was loaded. */
  void saw(LoadedSnapshot snapshot, Footprint footprint) {
    lock.lock();
    try {
      for (StockKey key : rows(snapshot, footprint)) {
        remember(readable(snapshot, key), key);
      }
      snapshot.entries().forEach(this::remember);
      trim();
    } finally {
      lock.unlock();
    }
  }

  /** Null, as if it were not there, of a level that cannot be read: who asks for it is told. */
  private static @Nullable StoredLevel readable(LoadedSnapshot snapshot, StockKey key) {
    try {
      return snapshot.level(key);
    } catch (InvariantViolationException e) {
      return null;
    }
  }

  /** Remembers what was written. */
  void wrote(Changes changes) {
    lock.lock();
    try {
      for (LevelChange change : changes.levels()) {
        remember(change.after(), change.key());
      }
      changes.entries().forEach(change -> remember(change.after()));
      trim();
    } finally {
      lock.unlock();
    }
  }

  private void remember(Entry entry) {
    entries.merge(
        new Id(entry.shop(), entry.entryId()),
        seen(entry),
        (one, other) -> one.row().version() > other.row().version() ? one : other);
  }

  private void remember(@Nullable StoredLevel level, StockKey key) {
    if (level == null) {
      levels.remove(key);
    } else {
      levels.merge(
          key,
          seen(level.expiredHeld() == 0 ? level : withoutExpired(level)),
          (one, other) -> one.row().version() > other.row().version() ? one : other);
    }
  }

  /** How much has expired is a matter of the moment. */
  private static StoredLevel withoutExpired(StoredLevel it) {
    return it.withExpiredHeld(0);
  }

  /** Forgets what a guess was made of that was wrong. */
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

  /** Forgets everything: after a fault it may be another table that answers. */
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
