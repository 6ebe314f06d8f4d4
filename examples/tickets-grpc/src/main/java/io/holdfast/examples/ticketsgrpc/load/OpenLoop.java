package io.holdfast.examples.ticketsgrpc.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Starts calls at a fixed rate, whether or not earlier calls are answered. The time of a call
 * counts from the moment at which it was due, so that a slow server cannot slow down the
 * measurement of itself.
 */
final class OpenLoop implements Runnable {
  private static final long LONGEST_NANOS = 60_000_000_000L;
  private static final int DIGITS = 3;

  private final String name;
  private final double perSecond;
  private final long warmUpNanos;
  private final long measuredNanos;
  private final Call call;
  private final Histogram times = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong running = new AtomicLong();

  /** Starts a call without waiting for its answer. */
  interface Call {
    /**
     * Starts a call.
     *
     * @param number the number of the call, from 0
     * @param ended is told 0 for a good answer and 1 for a failure
     */
    void start(long number, LongConsumer ended);
  }

  OpenLoop(String name, double perSecond, long warmUpSeconds, long measuredSeconds, Call call) {
    this.name = name;
    this.perSecond = perSecond;
    this.call = call;
    warmUpNanos = warmUpSeconds * 1_000_000_000L;
    measuredNanos = measuredSeconds * 1_000_000_000L;
  }

  @Override
  public void run() {
    long begin = System.nanoTime();
    double gap = 1e9 / perSecond;
    for (long number = 0; number * gap < warmUpNanos + measuredNanos; number++) {
      long due = begin + (long) (number * gap);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        LockSupport.parkNanos(wait);
      }
      start(number, due, due - begin >= warmUpNanos);
    }
    while (running.get() > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private void start(long number, long due, boolean measured) {
    running.incrementAndGet();
    call.start(
        number,
        failures -> {
          if (measured) {
            times.recordValue(Math.min(LONGEST_NANOS, System.nanoTime() - due));
            answered.incrementAndGet();
            failed.addAndGet(failures);
          }
          running.decrementAndGet();
        });
  }

  /** Returns the result as one line. */
  String report() {
    return String.format(
        java.util.Locale.ROOT,
        "%-8s %9.0f/s  failed %.3f %%  p50 %.2f ms  p95 %.2f ms  p99 %.2f ms  p99.9 %.2f ms  max"
            + " %.2f ms",
        name,
        answered.get() * 1e9 / measuredNanos,
        answered.get() == 0 ? 0 : 100.0 * failed.get() / answered.get(),
        millis(50),
        millis(95),
        millis(99),
        millis(99.9),
        times.getMaxValue() / 1e6);
  }

  private double millis(double percentile) {
    return times.getValueAtPercentile(percentile) / 1e6;
  }
}
