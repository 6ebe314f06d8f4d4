package io.holdfast.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Orders at a fixed rate, regardless of the answers to earlier ones. Latency counts from the
 * planned start of an order, so that no queue is hidden.
 */
final class OpenLoop {
  /** The number of orders that ended with a fault. */
  static final String FAILED = "failed";

  private static final long PATIENCE_SECONDS = 120;

  private OpenLoop() {}

  /** Places an order without waiting. The stage completes with true if it was sold. */
  interface Client {
    CompletionStage<Boolean> place() throws Exception;
  }

  /**
   * Sends orders for the given time, and waits for all of them.
   *
   * @param rate the orders per second
   */
  static Sample run(int rate, Duration time, Client client) throws Exception {
    int orders = (int) Math.max(1, rate * time.toMillis() / 1_000);
    long[] took = new long[orders];
    CountDownLatch open = new CountDownLatch(orders);
    AtomicLong sold = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    long began = System.nanoTime();
    for (int i = 0; i < orders; i++) {
      long due = began + (long) (i * 1e9 / rate);
      waitUntil(due);
      int n = i;
      client
          .place()
          .whenComplete(
              (isSold, fault) -> {
                took[n] = System.nanoTime() - due;
                if (fault != null) {
                  failed.incrementAndGet();
                } else if (isSold) {
                  sold.incrementAndGet();
                }
                open.countDown();
              });
    }
    if (!open.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(open.getCount() + " orders were not answered");
    }
    long elapsed = System.nanoTime() - began;
    Histogram latencies = Sample.latencies();
    for (long each : took) {
      latencies.recordValue(each);
    }
    long refused = orders - sold.get() - failed.get();
    return Sample.of(sold.get() * 1e9 / elapsed, latencies, Double.NaN, sold.get(), refused)
        .with(FAILED, (double) failed.get());
  }

  private static void waitUntil(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }
}
