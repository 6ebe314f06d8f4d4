package io.holdfast.restock;

import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The shops whose turn is running: at most as many as there are slots, and each shop at most once.
 * Safe for use by any number of threads.
 */
final class ShopSlots {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<ShopId> shops = new HashSet<>();
  private final int slots;
  private boolean more;
  private volatile boolean closing;

  ShopSlots(int slots) {
    this.slots = slots;
  }

  /** Returns whether no more turns may begin. */
  boolean isClosing() {
    return closing;
  }

  /** The result of the request for a slot. */
  enum Slot {
    TAKEN,
    /** The shop has a slot already, the thread is interrupted, or the relay is closing. */
    NONE,
    /** All slots were taken during the whole wait. */
    FULL
  }

  /** Takes a slot for a shop, and waits for one if necessary. */
  Slot begin(ShopId shop, Duration longest) {
    lock.lock();
    try {
      long left = longest.toNanos();
      while (!closing && !shops.contains(shop)) {
        if (shops.size() < slots) {
          shops.add(shop);
          return Slot.TAKEN;
        }
        if (left <= 0) {
          return Slot.FULL;
        }
        left = changed.awaitNanos(left);
      }
      return Slot.NONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Slot.NONE;
    } finally {
      lock.unlock();
    }
  }

  /** Gives the slot back. */
  void end(ShopId shop, boolean mayHaveMore) {
    lock.lock();
    try {
      shops.remove(shop);
      more |= mayHaveMore;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the next pass is due. It is due at once if a turn that has ended since the last
   * call has left messages.
   *
   * @return false if the relay is closing
   */
  boolean awaitNext(Duration interval) throws InterruptedException {
    lock.lock();
    try {
      long left = interval.toNanos();
      while (!more && !closing && left > 0) {
        left = changed.awaitNanos(left);
      }
      more = false;
      return !closing;
    } finally {
      lock.unlock();
    }
  }

  /** Lets no more turns begin. */
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no turn is running. Returns whether that is the case. */
  boolean awaitEnd(Duration longest) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(longest.toMillis());
      while (!shops.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return shops.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
