package io.holdfast.jdbc.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Runs threads that take numbers from 0 on, each number once, and run an action for each. */
final class Crowd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final ExecutorService threads;
  private final List<Future<?>> work = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean stopped;

  private Crowd(int threads) {
    this.threads = Executors.newFixedThreadPool(threads);
  }

  /** Starts threads that take the numbers from 0 to {@code numbers} - 1. */
  static Crowd start(int threads, int numbers, IntConsumer what) {
    Crowd crowd = new Crowd(threads);
    for (int i = 0; i < threads; i++) {
      crowd.work.add(crowd.threads.submit(() -> crowd.work(numbers, what)));
    }
    return crowd;
  }

  /**
   * Starts threads that take the numbers from 0 to {@code numbers} - 1, and returns when all are
   * done.
   */
  static void run(int threads, int numbers, IntConsumer what) throws InterruptedException {
    try (Crowd crowd = start(threads, numbers, what)) {
      crowd.await();
    }
  }

  private void work(int numbers, IntConsumer what) {
    while (!stopped) {
      int number = next.getAndIncrement();
      if (number >= numbers) {
        return;
      }
      what.accept(number);
    }
  }

  /** Stops the threads, and returns when each number that was taken is done. */
  void stop() throws InterruptedException {
    stopped = true;
    await();
  }

  /** Returns when all threads are done. Throws the exception of a thread that has failed. */
  void await() throws InterruptedException {
    for (Future<?> each : work) {
      try {
        each.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        throw new AssertionError("not done within " + PATIENCE, e);
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause().toString(), e.getCause());
      }
    }
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
  }
}
