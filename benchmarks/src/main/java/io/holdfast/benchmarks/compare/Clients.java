package io.holdfast.benchmarks.compare;

import com.sun.management.ThreadMXBean;
import io.holdfast.benchmarks.load.ClosedLoop;
import java.lang.management.ManagementFactory;
import java.util.List;

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
    return sum(ClosedLoop.together(clients, first -> share(first, clients, orders, order)), orders);
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

  private static Round sum(List<Work> all, int orders) {
    long began = Long.MAX_VALUE;
    long ended = Long.MIN_VALUE;
    long bytes = 0;
    for (Work work : all) {
      began = Math.min(began, work.began());
      ended = Math.max(ended, work.ended());
      bytes += work.bytes();
    }
    return new Round(orders * 1e9 / (ended - began), (double) bytes / orders);
  }
}
