package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.GuessCounts;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.table.LevelDifferenceWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches the levels that the database probably has: as they were last read, plus what this store
 * has taken since. Others may have sold too, so a cached level is an estimate, and nothing is
 * decided by it alone. A decision on it needs no load; its write succeeds only if the guards of the
 * decision hold for the stored levels and none of the ids is stored. If not, the transaction is
 * rolled back and decided again on the stored values.
 *
 * <p>A level is forgotten a minute after it was read, when a decision on it turned out wrong, and
 * when the database may have become another one. Exactness does not need that; it saves writes that
 * would fail. Bounded by memory: levels that were used least recently go first. Safe for use by
 * several threads.
 */
public final class LevelCache {
  private static final long MOST_AGE = Duration.ofMinutes(1).toNanos();

  /** The most bytes of all levels together; less if the heap is small. */
  private static final long MOST_BYTES = 64L << 20;

  /** About the bytes of a level with its key, without its texts. */
  private static final long LEVEL_BYTES = 512;

  /** About the bytes of a restock policy with its open request. */
  private static final long RESTOCK_BYTES = 1_024;

  private final ExtrapolatedClock clock;
  private final LongSupplier nanoTime;
  private final long mostBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final LongAdder right = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LinkedHashMap<StockKey, Known> levels = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * A level as it probably is.
   *
   * @param since the monotonic time at which it was read
   */
  private record Known(StoredLevel level, long since) {
    long bytes() {
      StockKey key = level.key();
      int text = key.shop().value().length() + key.sku().value().length();
      return LEVEL_BYTES + text + (level.restock() == null ? 0 : RESTOCK_BYTES);
    }
  }

  public LevelCache(ExtrapolatedClock clock) {
    this(clock, System::nanoTime, Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 64));
  }

  /** Creates a cache on another monotonic time and another bound, for tests. */
  LevelCache(ExtrapolatedClock clock, LongSupplier nanoTime, long mostBytes) {
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.mostBytes = mostBytes;
  }

  /** Returns how often guesses were right and wrong. */
  public GuessCounts counts() {
    return new GuessCounts(right.sum(), wrong.sum());
  }

  /**
   * Returns the rows that a footprint probably has: its levels, and no entry. Returns null if a
   * level is not known, or if the footprint needs other rows. The time is not set.
   */
  @Nullable LoadedSnapshot guess(Footprint footprint) {
    if (footprint.keys().isEmpty()
        || footprint.entries().isEmpty()
        || !footprint.units().isEmpty()
        || !footprint.holdsOf().isEmpty()) {
      return null;
    }
    LoadedSnapshot snapshot = new LoadedSnapshot();
    snapshot.markStale();
    long now = nanoTime.getAsLong();
    lock.lock();
    try {
      for (StockKey key : footprint.keys()) {
        Known known = levels.get(key);
        if (known == null || now - known.since() > MOST_AGE) {
          return null;
        }
        snapshot.add(known.level());
      }
    } finally {
      lock.unlock();
    }
    return snapshot;
  }

  /**
   * Tells whether changes that were decided on a guess may be written. Besides what any store asks
   * for, all entries are new, there are no movements, and levels change only by differences.
   */
  static boolean isWritable(LoadedSnapshot guess, Footprint footprint, Changes changes) {
    for (EntryChange change : changes.entries()) {
      if (change.before() != null) {
        return false;
      }
    }
    return changes.movements().isEmpty()
        && LevelDifferenceWriter.canWrite(changes)
        && guess.isProvedBy(footprint, changes, Set.of());
  }

  /** Remembers levels that were read, and the time. */
  public void read(LoadedSnapshot snapshot) {
    clock.heard(snapshot.now());
    remember(snapshot.levels());
  }

  private void remember(Collection<StoredLevel> stored) {
    long now = nanoTime.getAsLong();
    lock.lock();
    try {
      for (StoredLevel level : stored) {
        put(new Known(level.withExpiredHeld(0), now));
      }
      trim();
    } finally {
      lock.unlock();
    }
  }

  /** Remembers levels that were loaded, changed and committed. */
  void wrote(Changes changes) {
    remember(changes.levels().stream().map(LevelChange::after).toList());
  }

  /** Remembers differences that were committed. */
  void added(Changes changes) {
    right.increment();
    lock.lock();
    try {
      for (LevelChange change : changes.levels()) {
        Known known = levels.get(change.key());
        if (known != null) {
          put(new Known(sum(known.level(), change), known.since()));
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private static StoredLevel sum(StoredLevel known, LevelChange change) {
    return new StoredLevel(
        known.key(),
        known.policy(),
        known.restock(),
        known.onHand(),
        known.held() + change.heldDelta(),
        known.committed() + change.committedDelta(),
        earlier(known.nextExpiry(), change.after().nextExpiry()),
        0,
        known.onHandVersion(),
        known.version() + 1);
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  private void put(Known known) {
    Known before = levels.put(known.level().key(), known);
    bytes += known.bytes() - (before == null ? 0 : before.bytes());
  }

  private void trim() {
    Iterator<Map.Entry<StockKey, Known>> eldest = levels.entrySet().iterator();
    while (bytes > mostBytes && eldest.hasNext()) {
      bytes -= eldest.next().getValue().bytes();
      eldest.remove();
    }
  }

  /** Drops the levels of a guess that was wrong. */
  void wrong(Footprint footprint) {
    wrong.increment();
    lock.lock();
    try {
      for (StockKey key : footprint.keys()) {
        Known known = levels.remove(key);
        bytes -= known == null ? 0 : known.bytes();
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
      levels.clear();
      bytes = 0;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a reading of the database's clock. */
  void heard(Instant time) {
    clock.heard(time);
  }

  /** Returns the time of the database, or null if its clock has to be read. */
  @Nullable Instant now() {
    return clock.isDue() ? null : clock.now();
  }
}
