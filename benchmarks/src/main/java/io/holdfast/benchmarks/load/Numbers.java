package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Order;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers orders: no two of a run get the same, also where several processes number them. */
final class Numbers {
  private static final long SPAN = 10_000_000_000L;

  private final AtomicLong next;

  /**
   * The numbers of a process. Those below the first one's are for orders of the past.
   *
   * @param process 1 to 90
   */
  Numbers(int process) {
    this.next = new AtomicLong(process * SPAN);
  }

  Order order(List<String> skus) {
    return Order.number(next.getAndIncrement(), skus);
  }
}
