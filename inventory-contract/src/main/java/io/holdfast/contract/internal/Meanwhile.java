package io.holdfast.contract.internal;

import io.holdfast.inventory.spi.Decision;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a task between load and write: while a decision runs for the first time, another thread runs
 * the task. A store may block that thread until it has written; then the decision continues after a
 * short wait.
 */
public final class Meanwhile {
  private static final long MOMENT_MILLIS = 100;

  private final FutureTask<Boolean> task;
  private final Thread thread;
  private final AtomicInteger runs = new AtomicInteger();

  private final long millis;

  private Meanwhile(Runnable task, long millis) {
    this.millis = millis;
    this.task = new FutureTask<>(task, true);
    this.thread = new Thread(this.task, "meanwhile");
    this.thread.setDaemon(true);
  }

  /** Creates an interleaved task. */
  public static Meanwhile of(Runnable task) {
    return new Meanwhile(task, MOMENT_MILLIS);
  }

  /** Creates an interleaved task for which the decision waits up to {@code millis} milliseconds. */
  public static Meanwhile within(long millis, Runnable task) {
    return new Meanwhile(task, millis);
  }

  /** Returns the same decision, with the task in the middle of its first run. */
  public <R> Decision<R> in(Decision<R> decision) {
    return snapshot -> {
      var verdict = decision.on(snapshot);
      if (runs.incrementAndGet() == 1) {
        thread.start();
        giveAMoment();
      }
      return verdict;
    };
  }

  /**
   * Waits until the task is done, and throws its exception. The task starts now if no decision has
   * run.
   */
  public void join() {
    if (runs.get() == 0) {
      thread.start();
    }
    Crowd.await(task, thread);
  }

  /** Returns the number of runs of the decision. */
  public int runs() {
    return runs.get();
  }

  private void giveAMoment() {
    try {
      task.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Blocked by a lock of the store, which is allowed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // Thrown again by join.
    }
  }
}
