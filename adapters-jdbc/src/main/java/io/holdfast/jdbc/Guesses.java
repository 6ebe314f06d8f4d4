package io.holdfast.jdbc;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the database probably has: the levels as this store has last written them, and no entry for
 * ids that nobody has asked for yet. A decision on that needs nothing to be loaded, and is right if
 * its write finds it so: every level with the very values, and none of the ids. If not, it is
 * rolled back, and decided again on what is there. So no guess has to be right; but one that is
 * old, or that a lost connection makes doubtful, is forgotten, because it would mostly be wrong.
 *
 * <p>A level whose guess was wrong is not guessed for a while, twice as long each time: where
 * several processes sell the same article, they soon stop guessing. Safe for use by several
 * threads.
 */
final class Guesses {
  private static final int MOST_LEVELS = 1_024;
  private static final int LONGEST_PAUSE = 1_024;
  private static final long MOST_AGE = Duration.ofMinutes(1).toNanos();

  private final CarriedClock clock;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<StockKey, Known> levels = new LinkedHashMap<>(16, 0.75f, true);

  private static final class Known {
    @Nullable StoredLevel level;
    long since;
    int pause;
    int nextPause = 1;

    boolean isOld(long now) {
      return now - since > MOST_AGE;
    }
  }

  Guesses(CarriedClock clock) {
    this(clock, System::nanoTime);
  }

  /** With another monotonic time. */
  Guesses(CarriedClock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** The rows that a footprint probably has; null if too little is known to guess. */
  @Nullable LoadedSnapshot guess(Footprint footprint) {
    if (footprint.keys().isEmpty()
        || footprint.entries().isEmpty()
        || !footprint.units().isEmpty()
        || !footprint.holdsOf().isEmpty()) {
      return null;
    }
    Instant now = clock.now();
    if (now == null) {
      return null;
    }
    LoadedSnapshot snapshot = new LoadedSnapshot();
    snapshot.at(now);
    lock.lock();
    try {
      for (StockKey key : footprint.keys()) {
        Known known = levels.get(key);
        if (known == null || known.level == null || known.isOld(nanoTime.getAsLong())) {
          return null;
        }
        snapshot.add(known.level);
      }
    } finally {
      lock.unlock();
    }
    return snapshot;
  }

  /**
   * Whether the write of these changes finds out if any of the guess was wrong: each id of the
   * footprint is inserted, and each level is changed but for its policy. What has expired meanwhile
   * is not known, so if there may be some of it, a level may not matter but for there being enough
   * without it.
   */
  static boolean isGuarded(Snapshot guess, Footprint footprint, Changes changes) {
    for (LevelChange change : changes.levels()) {
      StoredLevel before = change.before();
      if (before == null || !before.policy().equals(change.after().policy())) {
        return false;
      }
      if (change.guard().sameVersion() && before.mayHaveExpired(guess.now())) {
        return false;
      }
    }
    for (EntryChange change : changes.entries()) {
      if (change.before() != null) {
        return false;
      }
    }
    return changes.entries().size() == footprint.entries().size()
        && changes.levels().size() == footprint.keys().size()
        && changes.units().isEmpty()
        && changes.movements().isEmpty();
  }

  /** Remembers levels that have been committed. */
  void wrote(Changes changes, boolean guessed) {
    lock.lock();
    try {
      for (LevelChange change : changes.levels()) {
        Known known = levels.computeIfAbsent(change.key(), key -> new Known());
        if (guessed) {
          known.nextPause = Math.max(1, known.nextPause / 2);
        }
        known.level = known.pause > 0 ? null : withoutExpired(change.after());
        known.since = nanoTime.getAsLong();
        known.pause = Math.max(0, known.pause - 1);
      }
      var eldest = levels.entrySet().iterator();
      while (levels.size() > MOST_LEVELS) {
        eldest.next();
        eldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How much has expired is a matter of the moment. */
  private static StoredLevel withoutExpired(StoredLevel it) {
    return it.withExpiredHeld(0);
  }

  /** Forgets the levels of a guess that was wrong, and lets them be for a while. */
  void wrong(Footprint footprint) {
    lock.lock();
    try {
      for (StockKey key : footprint.keys()) {
        Known known = levels.get(key);
        if (known != null) {
          known.level = null;
          known.pause = known.nextPause;
          known.nextPause = Math.min(LONGEST_PAUSE, known.nextPause * 2);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what was remembered of the database: it may not be the one it was. */
  void forget() {
    clock.forget();
    lock.lock();
    try {
      levels.values().forEach(known -> known.level = null);
    } finally {
      lock.unlock();
    }
  }

  /** Hears the time that the database has just told. */
  void heard(Instant time) {
    clock.heard(time);
  }
}
