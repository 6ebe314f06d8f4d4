package io.holdfast.examples.cli.store;

import io.holdfast.inventory.error.InventoryException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Repeats a call that was not answered, with the same ids, until it is answered or patience ends.
 * That is all a caller of the library has to do about busy, unreachable and silent stores. Safe for
 * use by several threads.
 */
public final class Patience {
  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 500;

  private final Duration limit;
  private final AtomicLong repetitions = new AtomicLong();

  /** Patience for so long. */
  public Patience(Duration limit) {
    this.limit = limit;
  }

  /**
   * The answer to a call.
   *
   * @throws InventoryException the last fault, if patience ends or repeating does not help
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
      // Half of it by chance, so that clients do not come back all at once.
      long millis = pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
      LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  /** How often a call had to be repeated. */
  public long repetitions() {
    return repetitions.get();
  }

  private boolean isOver(long started) {
    return System.nanoTime() - started > limit.toNanos();
  }
}
