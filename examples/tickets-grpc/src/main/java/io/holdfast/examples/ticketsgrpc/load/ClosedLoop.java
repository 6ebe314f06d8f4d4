package io.holdfast.examples.ticketsgrpc.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps a fixed number of calls running, to find the highest rate. A failed call ends its place.
 */
final class ClosedLoop {
  private final OpenLoop.Call call;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private volatile boolean over;

  ClosedLoop(OpenLoop.Call call) {
    this.call = call;
  }

  /** Returns the number of answers in a second. */
  double run(int inFlight, long seconds) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(inFlight);
    long begin = System.nanoTime();
    for (int i = 0; i < inFlight; i++) {
      startNext(ended);
    }
    Thread.sleep(seconds * 1_000);
    long calls = answered.get();
    double elapsed = (System.nanoTime() - begin) / 1e9;
    over = true;
    ended.await();
    return calls / elapsed;
  }

  private void startNext(CountDownLatch ended) {
    if (over) {
      ended.countDown();
      return;
    }
    call.start(
        next.getAndIncrement(),
        failures -> {
          if (failures > 0) {
            failed.incrementAndGet();
            ended.countDown();
          } else {
            answered.incrementAndGet();
            startNext(ended);
          }
        });
  }

  /** Returns the number of failed calls. */
  long failed() {
    return failed.get();
  }
}
