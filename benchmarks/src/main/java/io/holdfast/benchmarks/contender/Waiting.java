package io.holdfast.benchmarks.contender;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** An order whose client is parked until it is answered. */
final class Waiting {
  private final Thread client = Thread.currentThread();
  private final Order order;
  private volatile boolean answered;
  private boolean sold;
  private @Nullable Exception fault;

  Waiting(Order order) {
    this.order = order;
  }

  Order order() {
    return order;
  }

  void answer(boolean isSold) {
    this.sold = isSold;
    wake();
  }

  void fail(Exception why) {
    this.fault = why;
    wake();
  }

  private void wake() {
    answered = true;
    LockSupport.unpark(client);
  }

  /** Waits for the answer. */
  boolean await() {
    while (!answered) {
      LockSupport.park(this);
    }
    if (fault != null) {
      throw new IllegalStateException("the batch failed", fault);
    }
    return sold;
  }
}
