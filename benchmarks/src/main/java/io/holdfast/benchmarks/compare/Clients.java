package io.holdfast.benchmarks.compare;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each place orders one after the other. */
final class Clients {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Clients() {}

  /** Places the order of a client. */
  interface Order {
    void place(int number) throws Exception;
  }

  private record Work(long began, long ended, long bytes) {}

  /**
   * Places the orders 0 to {@code orders - 1}. Each client has a separate share, so clients
   * conflict only in the stock.
   */
  static Round place(int clients, int orders, Order order) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      CountDownLatch ready = new CountDownLatch(clients);
      List<Future<Work>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int first = i;
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return share(first, clients, orders, order);
                }));
      }
      return sum(running, orders);
    } finally {
      threads.shutdown();
    }
  }

  private static Work share(int first, int step, int orders, Order order) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long began = System.nanoTime();
    for (int n = first; n < orders; n += step) {
      order.place(n);
    }
    long ended = System.nanoTime();
    return new Work(began, ended, THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }

  private static Round sum(List<Future<Work>> running, int orders) throws Exception {
    long began = Long.MAX_VALUE;
    long ended = Long.MIN_VALUE;
    long bytes = 0;
    for (Future<Work> each : running) {
      Work work = each.get();
      began = Math.min(began, work.began());
      ended = Math.max(ended, work.ended());
      bytes += work.bytes();
    }
    return new Round(orders * 1e9 / (ended - began), (double) bytes / orders);
  }
}
