package io.holdfast.jdbc.internal.connection;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Holds back interrupts of the calling thread until the call has ended. An embedded database closes
 * its file when an interrupted thread writes to it.
 */
public final class Interrupts implements AutoCloseable {
  /** The longest pause after contention, in milliseconds. */
  static final long SHORT_MILLIS = 50;

  /** The longest pause while the database is away, in milliseconds. */
  static final long LONG_MILLIS = 250;

  private boolean seen = Thread.interrupted();

  /** Tells whether the failure was an interrupt while the thread waited in a pool's queue. */
  boolean cameWith(Throwable thrown) {
    boolean now = Thread.interrupted();
    seen |= now;
    for (Throwable cause = thrown; now && cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  /** Waits for a random time whose bound doubles with each attempt, but not past the end. */
  void pause(int attempt, long longestMillis, long endNanoTime) {
    long most = Math.min(longestMillis, 1L << Math.min(attempt, 20)) * 1_000_000L;
    long nanos = ThreadLocalRandom.current().nextLong(1, most);
    nanos = Math.min(nanos, Math.max(0, endNanoTime - System.nanoTime()));
    try {
      Thread.sleep(nanos / 1_000_000L, (int) (nanos % 1_000_000L));
    } catch (InterruptedException e) {
      seen = true;
    }
  }

  @Override
  public void close() {
    if (seen) {
      Thread.currentThread().interrupt();
    }
  }
}
