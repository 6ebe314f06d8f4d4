package io.holdfast.inventory.internal.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of one key, first in first out. At most one thread leads it at a time. The leader takes
 * a batch from the head, and names the next leader when the batch is done. The lane ends when it is
 * empty, so an unused key needs no memory.
 *
 * <p>The lock is held for a few instructions only, never while a batch is in progress.
 */
final class Lane<Q, A> {
  private final LaneLimits limits;
  private final ExpectedWait expectedWait;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<PendingCommand<Q, A>> queue = new ArrayDeque<>(4);
  private int batchSize;
  private boolean quiet;
  private boolean led;
  private boolean ended;

  /** Whether another thread was asked to lead and has not started; {@link #askedAt} is the time. */
  private boolean asked;

  private long askedAt;

  Lane(LaneLimits limits) {
    this.limits = limits;
    this.expectedWait = new ExpectedWait(limits.batch());
    this.batchSize = limits.batch();
  }

  /** The result of adding a command. */
  enum Entry {
    /** The command is at the head and there is no leader: its thread leads. */
    LEAD,
    WAIT,
    FULL,
    /** The lane has ended. There will be another one. */
    ENDED
  }

  Entry enter(PendingCommand<Q, A> command) {
    lock.lock();
    try {
      if (ended) {
        return Entry.ENDED;
      }
      boolean leads = !led && (!asked || command.hasCaller() || isForgotten());
      if (isFull() && !leads) {
        return Entry.FULL;
      }
      queue.add(command);
      if (!leads) {
        return Entry.WAIT;
      }
      led = command.hasCaller();
      ask(!led);
      return Entry.LEAD;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether one more command would wait too long, or take too much memory. */
  private boolean isFull() {
    return queue.size() >= limits.queue()
        || expectedWait.nanos(queue.size()) > limits.expectedWaitNanos();
  }

  /**
   * Returns whether the requested leader has not started for so long that the request must have
   * been lost.
   */
  private boolean isForgotten() {
    return System.nanoTime() - askedAt >= limits.waitNanos();
  }

  private void ask(boolean another) {
    asked = another;
    askedAt = System.nanoTime();
  }

  /**
   * Starts to lead as requested. Returns false if another thread leads by now, or if there is
   * nothing to lead.
   */
  boolean begin() {
    lock.lock();
    try {
      if (led || ended) {
        return false;
      }
      asked = false;
      led = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes a batch from the head: all queued commands, within the limits. Never waits for more.
   *
   * @param dropped receives the commands that are too late or no longer needed
   */
  List<PendingCommand<Q, A>> take(Consumer<PendingCommand<Q, A>> dropped) {
    long now = System.nanoTime();
    List<PendingCommand<Q, A>> batch = new ArrayList<>();
    List<PendingCommand<Q, A>> late = new ArrayList<>(0);
    lock.lock();
    try {
      PendingCommand<Q, A> next = queue.peek();
      while (next != null && batch.size() < batchSize) {
        queue.remove();
        if ((next.isLate(now) || next.isAbandoned()) && next.drop()) {
          late.add(next);
        } else if (next.take()) {
          batch.add(next);
        }
        next = queue.peek();
      }
    } finally {
      lock.unlock();
    }
    late.forEach(dropped);
    return batch;
  }

  /** Returns whether the last batch changed nothing. */
  boolean isQuiet() {
    lock.lock();
    try {
      return quiet;
    } finally {
      lock.unlock();
    }
  }

  /** Measures a batch, and bounds the next one by its duration. */
  void took(int commands, long nanos, boolean changedNothing) {
    lock.lock();
    try {
      quiet = changedNothing;
      if (commands == batchSize) {
        expectedWait.measure(commands, nanos);
      }
      batchSize =
          nanos > limits.batchNanos()
              ? Math.max(1, Math.min(batchSize, commands) / 2)
              : Math.min(limits.batch(), batchSize + Math.max(1, batchSize / 4));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Names the next leader, which is the caller of the command at the head.
   *
   * @return the command at the head if it has no caller that could lead, so that another thread
   *     must; null if a caller leads or the lane has ended
   */
  @Nullable PendingCommand<Q, A> handOn() {
    lock.lock();
    try {
      while (true) {
        PendingCommand<Q, A> head = queue.peek();
        if (head == null) {
          led = false;
          ended = true;
          return null;
        }
        if (!head.hasCaller()) {
          led = false;
          ask(true);
          return head;
        }
        if (head.promote()) {
          return null;
        }
        queue.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns the expected wait in nanoseconds of a new command, or 0 if it is not known. */
  long expectedWaitNanos() {
    lock.lock();
    try {
      return expectedWait.nanos(queue.size());
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of queued commands. */
  int size() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }
}
