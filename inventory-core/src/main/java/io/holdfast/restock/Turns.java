package io.holdfast.restock;

import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which shops have their turn. Never more than there are slots, and none twice at a time. Safe for
 * use by any number of threads.
 */
final class Turns {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<ShopId> shops = new HashSet<>();
  private final int slots;
  private boolean more;
  private volatile boolean closing;

  Turns(int slots) {
    this.slots = slots;
  }

  /** Whether nothing is to be begun any more. */
  boolean isClosing() {
    return closing;
  }

  /** What became of a request for a slot. */
  enum Slot {
    TAKEN,
    /** The shop has one already, the thread is interrupted or everything is closing. */
    NONE,
    /** All slots were taken for as long as was waited. */
    FULL
  }

  /** Takes a slot for a shop as soon as there is one. */
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
   * Waits until it is time for the next pass: at once if a turn that has ended since the last time
   * has left something.
   *
   * @return false if everything is closing
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

  /** Lets nothing begin any more. */
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no shop has its turn. Returns whether that is so. */
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
