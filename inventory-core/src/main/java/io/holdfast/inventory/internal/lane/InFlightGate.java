package io.holdfast.inventory.internal.lane;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the calls in progress, refuses new ones once closed, and waits until the last one has
 * left. Safe for use by any number of threads.
 */
public final class InFlightGate {
  private static final int CLOSED = Integer.MIN_VALUE;

  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch empty = new CountDownLatch(1);

  /** Creates an open gate. */
  public InFlightGate() {}

  /**
   * Enters if the gate is open, and returns whether it is. A caller that entered must call {@link
   * #leave}.
   */
  public boolean enter() {
    if (inside.incrementAndGet() > 0) {
      return true;
    }
    leave();
    return false;
  }

  /** Leaves after a successful {@link #enter}. */
  public void leave() {
    if (inside.decrementAndGet() == CLOSED) {
      empty.countDown();
    }
  }

  /**
   * Closes the gate, and waits for the calls in progress.
   *
   * @param timeoutNanos the longest wait in nanoseconds; 0 or less to not wait
   * @return true if no call is in progress any more
   */
  public boolean close(long timeoutNanos) throws InterruptedException {
    if (inside.getAndUpdate(count -> count < 0 ? count : count + CLOSED) == 0) {
      empty.countDown();
    }
    return empty.await(timeoutNanos, TimeUnit.NANOSECONDS);
  }
}
