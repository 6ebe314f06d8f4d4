package io.holdfast.benchmarks.load;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Clients that each place the next order after the answer to the previous one. */
public final class ClosedLoop {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private ClosedLoop() {}

  /** The repeated action of a client. */
  public interface Client {
    /**
     * Places one order.
     *
     * @return true if it was sold
     */
    boolean place() throws Exception;
  }

  private record Work(long began, long ended, long bytes, long sold, Histogram latencies) {}

  /** Runs the clients for the given time, and waits for the orders in progress at its end. */
  public static Sample run(int clients, Duration time, Client client) throws Exception {
    return sum(together(clients, number -> work(time.toNanos(), client)));
  }

  /** One of several tasks that run at the same time. */
  public interface Task<T> {
    /**
     * Runs the task.
     *
     * @param number the number of the thread, from 0
     */
    T run(int number) throws Exception;
  }

  /** Runs a task in each of some threads, all from the same moment, and returns the results. */
  public static <T> List<T> together(int threads, Task<T> task) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(
            pool.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return task.run(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }

  private static Work work(long nanos, Client client) throws Exception {
    Histogram latencies = Sample.latencies();
    long sold = 0;
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long began = System.nanoTime();
    long at = began;
    while (at - began < nanos) {
      if (client.place()) {
        sold++;
      }
      long now = System.nanoTime();
      latencies.recordValue(now - at);
      at = now;
    }
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    return new Work(began, at, bytes, sold, latencies);
  }

  private static Sample sum(List<Work> all) {
    long began = all.stream().mapToLong(Work::began).min().orElseThrow();
    long ended = all.stream().mapToLong(Work::ended).max().orElseThrow();
    Histogram latencies = Sample.latencies();
    all.forEach(it -> latencies.add(it.latencies()));
    long sold = all.stream().mapToLong(Work::sold).sum();
    return Sample.of(
        latencies.getTotalCount() * 1e9 / (ended - began),
        latencies,
        all.stream().mapToLong(Work::bytes).sum() / (double) latencies.getTotalCount(),
        sold,
        latencies.getTotalCount() - sold);
  }
}
