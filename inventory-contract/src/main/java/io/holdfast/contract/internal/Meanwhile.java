package io.holdfast.contract.internal;

import io.holdfast.inventory.spi.Decision;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets something happen between load and write: while a decision runs for the first time, another
 * thread runs a task. A store that keeps the other thread out until it has written is given a
 * moment, then the decision goes on without.
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

  /** Something that is to happen meanwhile. */
  public static Meanwhile of(Runnable task) {
    return new Meanwhile(task, MOMENT_MILLIS);
  }

  /** Something that is to happen meanwhile, if it can within so many milliseconds. */
  public static Meanwhile within(long millis, Runnable task) {
    return new Meanwhile(task, millis);
  }

  /** The same decision, with the task in the middle of its first run. */
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
   * Waits until the task is done, which begins now if no decision has run; throws what it has
   * thrown.
   */
  public void join() {
    if (runs.get() == 0) {
      thread.start();
    }
    Crowd.await(task, thread);
  }

  /** How often the decision has run. */
  public int runs() {
    return runs.get();
  }

  private void giveAMoment() {
    try {
      task.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Kept out by a lock, as it may be.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      // Thrown again by join.
    }
  }
}
