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

  private record Work(
      long began, long ended, long bytes, long sold, long refused, Histogram latencies) {}

  /** Runs the clients for the given time, and waits for the orders in progress at its end. */
  public static Sample run(int clients, Duration time, Client client) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      CountDownLatch ready = new CountDownLatch(clients);
      List<Future<Work>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work(time.toNanos(), client);
                }));
      }
      return sum(running);
    } finally {
      threads.shutdown();
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
    return new Work(began, at, bytes, sold, latencies.getTotalCount() - sold, latencies);
  }

  private static Sample sum(List<Future<Work>> running) throws Exception {
    List<Work> all = new ArrayList<>();
    for (Future<Work> each : running) {
      all.add(each.get());
    }
    long began = all.stream().mapToLong(Work::began).min().orElseThrow();
    long ended = all.stream().mapToLong(Work::ended).max().orElseThrow();
    Histogram latencies = Sample.latencies();
    all.forEach(it -> latencies.add(it.latencies()));
    return Sample.of(
        latencies.getTotalCount() * 1e9 / (ended - began),
        latencies,
        all.stream().mapToLong(Work::bytes).sum() / (double) latencies.getTotalCount(),
        all.stream().mapToLong(Work::sold).sum(),
        all.stream().mapToLong(Work::refused).sum());
  }
}
