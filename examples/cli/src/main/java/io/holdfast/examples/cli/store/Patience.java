package io.holdfast.examples.cli.store;

import io.holdfast.inventory.error.InventoryException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repeats a call without an answer, with the same ids, until it is answered or the time limit is
 * reached. A caller of the library needs nothing else for busy, unreachable and silent stores. Safe
 * for use by several threads.
 */
public final class Patience {
  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final Duration limit;
  private final AtomicLong repetitions = new AtomicLong();

  /** Creates an instance with a time limit. */
  public Patience(Duration limit) {
    this.limit = limit;
  }

  /**
   * Returns the answer to a call.
   *
   * @throws InventoryException the last fault, if the time limit is reached or the fault is not
   *     retryable
   */
  public <T> T ask(Supplier<T> call) {
    long started = System.nanoTime();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return call.get();
      } catch (InventoryException fault) {
        if (!fault.isRetryable() || isOver(started) || Thread.currentThread().isInterrupted()) {
          throw fault;
        }
      }
      repetitions.incrementAndGet();
      // Half of the pause is random, so that clients do not return all at once.
      long millis = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  /** Returns the number of repeated calls. */
  public long repetitions() {
    return repetitions.get();
  }

  private boolean isOver(long started) {
    return System.nanoTime() - started > limit.toNanos();
  }
}
