package io.holdfast.examples.host;

import java.time.Duration;

/** Counts work in progress, up to a limit. Safe for use by any number of threads. */
final class Work {
  private final int limit;
  private int count;

  /**
   * Creates a counter.
   *
   * @param limit the maximum number of pieces of work in progress
   */
  Work(int limit) {
    this.limit = limit;
  }

  /** Begins pieces of work, all or none; returns false if there are too many in progress. */
  synchronized boolean begin(int pieces) {
    if (pieces > limit - count) {
      return false;
    }
    count += pieces;
    return true;
  }

  synchronized void end(int pieces) {
    count -= pieces;
    notifyAll();
  }

  synchronized boolean await(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (count > 0) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
