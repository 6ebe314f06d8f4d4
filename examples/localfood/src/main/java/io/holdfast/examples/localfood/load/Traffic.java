package io.holdfast.examples.localfood.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;

/**
 * Calls of one kind for some time, and how they were answered. With a rate it is an open loop: the
 * time of a call counts from the moment at which it was due. Without one, each caller calls again
 * as soon as it has its answer, and a second after a refusal, as the refusal asks.
 */
final class Traffic {
  private static final int REFUSED = 429;
  private static final long PAUSE_OF_REFUSED = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS_PER_MILLI = 1e6;

  private final ConcurrentLinkedQueue<Long> served = new ConcurrentLinkedQueue<>();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final ExecutorService callers;
  private final Duration time;

  private Traffic(int callers, Duration time) {
    this.callers = Executors.newFixedThreadPool(callers);
    this.time = time;
  }

  /** Starts callers that do not wait between their calls. */
  static Traffic closedLoop(int callers, Duration time, IntSupplier call) {
    Traffic traffic = new Traffic(callers, time);
    long end = System.nanoTime() + time.toNanos();
    for (int i = 0; i < callers; i++) {
      traffic.callers.execute(
          () -> {
            while (System.nanoTime() < end) {
              if (!traffic.run(System.nanoTime(), call)) {
                LockSupport.parkNanos(PAUSE_OF_REFUSED);
              }
            }
          });
    }
    return traffic;
  }

  /** Starts calls at a rate. At most {@code callers} of them run at once; the others wait. */
  static Traffic openLoop(int perSecond, int callers, Duration time, IntSupplier call) {
    Traffic traffic = new Traffic(callers, time);
    AtomicLong next = new AtomicLong();
    long start = System.nanoTime();
    long calls = perSecond * time.toSeconds();
    for (int i = 0; i < callers; i++) {
      traffic.callers.execute(
          () -> {
            for (long n = next.getAndIncrement(); n < calls; n = next.getAndIncrement()) {
              long due = start + n * TimeUnit.SECONDS.toNanos(1) / perSecond;
              for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
              }
              traffic.run(due, call);
            }
          });
    }
    return traffic;
  }

  private boolean run(long since, IntSupplier call) {
    try {
      int status = call.getAsInt();
      if (status == 200) {
        served.add(System.nanoTime() - since);
      } else if (status == REFUSED) {
        refused.incrementAndGet();
      } else {
        failed.incrementAndGet();
      }
      return status == 200;
    } catch (RuntimeException e) {
      failed.incrementAndGet();
      return false;
    }
  }

  /**
   * How the calls were answered.
   *
   * @param served the calls that were served
   * @param perSecond the same, a second
   * @param p50 the median of their times, in milliseconds
   * @param p99 the 99th percentile of their times, in milliseconds
   * @param refused the calls that were refused because of too many others
   * @param failed all other calls
   */
  record Answers(long served, long perSecond, double p50, double p99, long refused, long failed) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,8d served/s  p50 %8.1f ms  p99 %8.1f ms  %,d refused  %,d failed",
          perSecond,
          p50,
          p99,
          refused,
          failed);
    }
  }

  /** Waits for the end. */
  Answers report() throws InterruptedException {
    callers.shutdown();
    if (!callers.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the calls do not end");
    }
    List<Long> times = new ArrayList<>(served);
    times.sort(null);
    return new Answers(
        times.size(),
        times.size() / Math.max(1, time.toSeconds()),
        percentile(times, 0.50),
        percentile(times, 0.99),
        refused.get(),
        failed.get());
  }

  private static double percentile(List<Long> sorted, double part) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1L, (long) (part * sorted.size())))
            / NANOS_PER_MILLI;
  }
}
