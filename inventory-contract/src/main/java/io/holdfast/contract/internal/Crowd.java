package io.holdfast.contract.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Runs a task in several threads that start at the same moment. */
public final class Crowd {
  /** Far longer than any test takes. A task that is not done by then is stuck. */
  private static final long PATIENCE_SECONDS = 120;

  private Crowd() {}

  /**
   * Runs a task once in each of {@code threads} threads.
   *
   * @return the results of the tasks, by the number of the thread
   */
  public static <T> List<T> of(int threads, IntFunction<T> task) {
    CyclicBarrier start = new CyclicBarrier(threads);
    List<FutureTask<T>> runs = new ArrayList<>();
    List<Thread> started = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      FutureTask<T> run =
          new FutureTask<>(
              () -> {
                start.await();
                return task.apply(number);
              });
      Thread thread = new Thread(run, "crowd-" + number);
      thread.setDaemon(true);
      thread.start();
      runs.add(run);
      started.add(thread);
    }
    List<T> results = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      results.add(await(runs.get(i), started.get(i)));
    }
    return results;
  }

  /** Runs a call in an interrupted thread, and asserts that the interrupt flag is kept. */
  public static <T> T interrupted(Supplier<T> call) {
    Thread.currentThread().interrupt();
    try {
      T answer = call.get();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      return answer;
    } finally {
      Thread.interrupted();
    }
  }

  /** Lets other threads run between two steps of this one. */
  @SuppressWarnings("ThreadPriorityCheck")
  public static void jostle() {
    Thread.yield();
  }

  /** Returns the result of a task. Throws its exception, or an error if it is stuck. */
  static <T> T await(FutureTask<T> run, Thread thread) {
    try {
      return run.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new AssertionError("thread " + thread.getName() + " failed", e.getCause());
    } catch (TimeoutException e) {
      AssertionError stuck = new AssertionError("thread " + thread.getName() + " is stuck", e);
      stuck.setStackTrace(thread.getStackTrace());
      throw stuck;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + thread.getName(), e);
    }
  }
}
