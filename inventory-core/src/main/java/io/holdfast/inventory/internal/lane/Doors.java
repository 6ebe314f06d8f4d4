package io.holdfast.inventory.internal.lane;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts who is inside, lets nobody in once closed, and waits until the last one has left. */
public final class Doors {
  private static final int CLOSED = Integer.MIN_VALUE;

  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch empty = new CountDownLatch(1);

  /** Open doors. */
  public Doors() {}

  /** Whether they are open. Who is in must {@link #leave}. */
  public boolean enter() {
    if (inside.incrementAndGet() > 0) {
      return true;
    }
    leave();
    return false;
  }

  /** One less is inside. */
  public void leave() {
    if (inside.decrementAndGet() == CLOSED) {
      empty.countDown();
    }
  }

  /**
   * Closes, and waits for those inside.
   *
   * @param longest nanoseconds to wait; 0 or less for not at all
   * @return whether nobody is inside any more
   */
  public boolean close(long longest) throws InterruptedException {
    if (inside.getAndUpdate(count -> count < 0 ? count : count + CLOSED) == 0) {
      empty.countDown();
    }
    return empty.await(longest, TimeUnit.NANOSECONDS);
  }
}
