package io.holdfast.benchmarks.view;

import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ClosedLoop;
import io.holdfast.benchmarks.load.Sample;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Buyers of one article, beside one thread that reads all articles of the shop at a fixed rate, in
 * portions of one millisecond.
 *
 * @param name the name for tables
 * @param shop the shop
 * @param buyers the number of buyers
 * @param rate the reads per second; 0 for none
 */
record ReadBesideSaleArm(String name, ViewShop shop, int buyers, long rate) implements Arm {
  /** The rate of the readers beside a sale. */
  static final long READS_PER_SECOND = 100_000;

  /** The reads per second that were made, which may be fewer than asked for. */
  static final String MADE = "reads/s";

  @Override
  public Sample round(Duration time) throws Exception {
    shop.open();
    if (rate == 0) {
      return sell(time);
    }
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<Double> reads = reader.submit(() -> read(over));
      Sample sample = sell(time);
      over.set(true);
      return sample.with(MADE, reads.get());
    } finally {
      over.set(true);
      reader.shutdown();
    }
  }

  private Sample sell(Duration time) throws Exception {
    Sample sample = ClosedLoop.run(buyers, time, shop::sell);
    if (sample.refused() > 0) {
      throw new IllegalStateException("refused although there is enough stock");
    }
    shop.holdfast().check(sample.sold(), sample.sold());
    return sample;
  }

  private double read(AtomicBoolean over) {
    long portion = rate / 1_000;
    long start = System.nanoTime();
    long done = 0;
    while (!over.get()) {
      for (long i = 0; i < portion; i++) {
        shop.all();
      }
      done += portion;
      LockSupport.parkNanos(start + done * 1_000_000_000L / rate - System.nanoTime());
    }
    return done * 1e9 / (System.nanoTime() - start);
  }
}
