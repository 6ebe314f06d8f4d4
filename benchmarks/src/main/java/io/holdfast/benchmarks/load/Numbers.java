package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Order;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers orders. Numbers are unique within one object, and across objects with different numbers
 * of processes.
 */
public final class Numbers {
  private static final long SPAN = 10_000_000_000L;

  private final AtomicLong next;

  /**
   * Creates the numbers of a process. Smaller numbers than the first one are for earlier orders.
   *
   * @param process the number of the process, 1 to 90
   */
  public Numbers(int process) {
    this.next = new AtomicLong(process * SPAN);
  }

  /** Returns the next order, for the first SKU. */
  public Order order() {
    return Order.number(next.getAndIncrement());
  }

  Order order(List<String> skus) {
    return Order.number(next.getAndIncrement(), skus);
  }
}
