package io.holdfast.inmemory;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A fixed number of locks that rows share by their hash. They are locked in ascending order, so
 * that no deadlock is possible.
 */
final class Stripes {
  private static final int COUNT = 256;

  private final ReentrantLock[] locks = new ReentrantLock[COUNT];

  Stripes() {
    Arrays.setAll(locks, i -> new ReentrantLock());
  }

  static int of(Object row) {
    int hash = row.hashCode();
    hash ^= hash >>> 16;
    return (hash * 0x9E3779B9) >>> 24;
  }

  /** Returns all stripes, sorted. */
  static int[] all() {
    int[] stripes = new int[COUNT];
    Arrays.setAll(stripes, i -> i);
    return stripes;
  }

  /** Locks stripes that are sorted and distinct. */
  void lock(int[] sorted) {
    for (int stripe : sorted) {
      locks[stripe].lock();
    }
  }

  void unlock(int[] sorted) {
    for (int i = sorted.length - 1; i >= 0; i--) {
      locks[sorted[i]].unlock();
    }
  }

  /** Returns the first {@code count} stripes, sorted and without duplicates. */
  static int[] sorted(int[] stripes, int count) {
    Arrays.sort(stripes, 0, count);
    int distinct = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || stripes[i] != stripes[i - 1]) {
        stripes[distinct++] = stripes[i];
      }
    }
    return distinct == stripes.length ? stripes : Arrays.copyOf(stripes, distinct);
  }
}
