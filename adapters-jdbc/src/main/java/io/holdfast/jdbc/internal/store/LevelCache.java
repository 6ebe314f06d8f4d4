package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches the values that the database probably has: the levels as this store has last written them,
 * and no entry for an id that is new. A decision on these values needs no load. It is correct if
 * the write finds every level with exactly these values, and none of the ids. If not, the
 * transaction is rolled back and decided again on the stored values. So a guess may be wrong. A
 * guess that is old, or that a lost connection makes doubtful, is dropped, because it would mostly
 * be wrong.
 *
 * <p>A level whose guess was wrong is not guessed for a while, twice as long each time. So
 * processes that sell the same article soon stop guessing. Safe for use by several threads.
 */
public final class LevelCache {
  private static final int MOST_LEVELS = 1_024;
  private static final int LONGEST_PAUSE = 1_024;
  private static final long MOST_AGE = Duration.ofMinutes(1).toNanos();

  private final ExtrapolatedClock clock;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final LongAdder right = new LongAdder();
  private final LongAdder wrong = new LongAdder();
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

  public LevelCache(ExtrapolatedClock clock) {
    this(clock, System::nanoTime);
  }

  /** Creates a cache on another monotonic time, for tests. */
  public LevelCache(ExtrapolatedClock clock, LongSupplier nanoTime) {
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** Returns how often guesses were right and wrong. */
  public GuessCounts counts() {
    return new GuessCounts(right.sum(), wrong.sum());
  }

  /** Returns the rows that a footprint probably has, or null if too little is known to guess. */
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
   * Tells whether changes that were decided on a guess may be written. Besides what any store asks
   * for, all entries are new, and neither movements nor policies are written.
   */
  static boolean isWritable(LoadedSnapshot guess, Footprint footprint, Changes changes) {
    for (LevelChange change : changes.levels()) {
      StoredLevel before = change.before();
      if (before == null || !before.policy().equals(change.after().policy())) {
        return false;
      }
    }
    for (EntryChange change : changes.entries()) {
      if (change.before() != null) {
        return false;
      }
    }
    return changes.movements().isEmpty() && guess.isProvedBy(footprint, changes, Set.of());
  }

  /** Remembers levels that have been committed. */
  void wrote(Changes changes, boolean guessed) {
    if (guessed) {
      right.increment();
    }
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

  /** Returns the level without its expired amount, which depends on the time. */
  private static StoredLevel withoutExpired(StoredLevel it) {
    return it.withExpiredHeld(0);
  }

  /** Drops the levels of a guess that was wrong, and does not guess them for a while. */
  void wrong(Footprint footprint) {
    wrong.increment();
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

  /** Drops all values, because the database may no longer be the same. */
  public void forget() {
    clock.forget();
    lock.lock();
    try {
      levels.values().forEach(known -> known.level = null);
    } finally {
      lock.unlock();
    }
  }

  /** Takes a reading of the database's clock. */
  public void heard(Instant time) {
    clock.heard(time);
  }
}
