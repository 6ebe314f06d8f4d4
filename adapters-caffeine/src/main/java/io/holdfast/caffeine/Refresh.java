package io.holdfast.caffeine;

import io.holdfast.inventory.error.BusyException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A read of the inventory that is in progress, and for which other threads wait. */
final class Refresh {
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable RuntimeException fault;

  /** Sets the fault with which the waits end. */
  void blame(RuntimeException why) {
    fault = why;
  }

  /**
   * Ends the waits. Without a fault, the threads that wait look again, and one of them may read
   * again.
   */
  void end() {
    over.countDown();
  }

  /**
   * Waits for the end.
   *
   * @throws RuntimeException if the read has failed
   * @throws BusyException if this thread is interrupted
   */
  void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException("interrupted while another thread read the same levels", e);
    }
    RuntimeException why = fault;
    if (why != null) {
      throw why;
    }
  }
}
