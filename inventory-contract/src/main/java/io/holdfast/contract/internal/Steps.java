package io.holdfast.contract.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the steps of some threads, so that another thread can begin its own step at the same time.
 * Threads that only try again and again take the processor from those that they wait for.
 */
public final class Steps {
  private static final long MOMENT_MILLIS = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition begun = lock.newCondition();
  private long count;

  /** Begins a step, and wakes the threads that wait for it. */
  public void begin() {
    lock.lock();
    try {
      count++;
      begun.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns how many steps were begun. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits, not for ever, until more than {@code seen} steps were begun. */
  public void awaitMoreThan(long seen) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS);
      while (count <= seen && left > 0) {
        left = begun.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
