package io.holdfast.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many clients that place orders one after the other. */
final class Clients {
  private Clients() {}

  /** What a client does with an order. */
  interface Order {
    void place(int number) throws Exception;
  }

  /** Places the orders 0 to {@code orders - 1}, and returns how many were placed in a second. */
  static double place(int clients, int orders, Order order) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> running = new ArrayList<>();
      long start = System.nanoTime();
      for (int i = 0; i < clients; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int n = next.getAndIncrement(); n < orders; n = next.getAndIncrement()) {
                    order.place(n);
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      return orders * 1e9 / (System.nanoTime() - start);
    } finally {
      threads.shutdown();
    }
  }
}
