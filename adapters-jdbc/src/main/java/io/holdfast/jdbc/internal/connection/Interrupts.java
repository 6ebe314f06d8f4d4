package io.holdfast.jdbc.internal.connection;

/**
 * Holds back interrupts of the calling thread until the call has ended. An embedded database closes
 * its file when an interrupted thread writes to it.
 */
public final class Interrupts implements AutoCloseable {
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

  /** Sleeps. An interrupt ends the sleep, and is restored when the call has ended. */
  void sleep(long nanos) {
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
