package io.holdfast.caffeine;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The levels that are read together: that of one stock key, or those of a shop. At most one thread
 * reads them at a time. Safe for use by several threads.
 */
final class Cell {
  /**
   * Levels, sorted by key, and the moment when the read of them began. A level that was reported
   * later is newer than that.
   */
  private record Seen(List<StockLevel> levels, Moment at) {}

  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Seen seen;
  private @Nullable Refresh refresh;

  /** The levels that were reported during a read, which may not have seen them. */
  private final Map<StockKey, StockLevel> reported = new HashMap<>(0);

  /**
   * Returns whether the levels are fresh enough for a call.
   *
   * @param call the moment at which the call began
   * @param maxAge the maximum age at that moment, in nanoseconds
   */
  boolean isFresh(Moment call, long maxAge) {
    Seen it = seen;
    return it != null && call.nanosSince(it.at()) <= maxAge;
  }

  /** Returns the levels, sorted by key; empty before the first read. */
  List<StockLevel> levels() {
    Seen it = seen;
    return it == null ? List.of() : it.levels();
  }

  /**
   * Begins a read, unless another thread reads already, or the levels are fresh enough.
   *
   * @return the read that is in progress; null if no read is needed
   */
  @Nullable Refresh begin(Refresh mine, Moment call, long maxAge) {
    lock.lock();
    try {
      if (isFresh(call, maxAge)) {
        return null;
      }
      if (refresh == null) {
        refresh = mine;
        reported.clear();
      }
      return refresh;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps the levels that a read has returned, or newer ones that were reported meanwhile. */
  void read(List<StockLevel> sorted, Moment at) {
    lock.lock();
    try {
      List<StockLevel> levels = List.copyOf(sorted);
      for (StockLevel level : reported.values()) {
        levels = withNewer(levels, level);
      }
      seen = new Seen(levels, at);
      refresh = null;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a read without a result. Does nothing if the read has ended already. */
  void end(Refresh mine) {
    lock.lock();
    try {
      if (refresh == mine) {
        refresh = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Replaces a level that has changed. */
  void tell(StockLevel level) {
    lock.lock();
    try {
      if (refresh != null) {
        reported.merge(level.key(), level, (a, b) -> a.version() >= b.version() ? a : b);
      }
      Seen it = seen;
      if (it != null) {
        seen = new Seen(withNewer(it.levels(), level), it.at());
      }
    } finally {
      lock.unlock();
    }
  }

  private static List<StockLevel> withNewer(List<StockLevel> sorted, StockLevel level) {
    int at = Collections.binarySearch(sorted, level, Comparator.comparing(StockLevel::key));
    if (at >= 0 && sorted.get(at).version() >= level.version()) {
      return sorted;
    }
    List<StockLevel> changed = new ArrayList<>(sorted);
    if (at >= 0) {
      changed.set(at, level);
    } else {
      changed.add(-at - 1, level);
    }
    return Collections.unmodifiableList(changed);
  }
}
