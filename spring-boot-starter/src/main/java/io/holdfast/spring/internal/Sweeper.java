package io.holdfast.spring.internal;

import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Records expired holds and deletes expired idempotency records, again and again, in one daemon
 * thread. Any number of processes may do so at once. The first sweep is after a random part of the
 * interval, so that processes that start together do not sweep together.
 */
final class Sweeper implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final int SHOPS = 1_000;
  private static final long SHUTDOWN_TIMEOUT_SECONDS = 10;

  private final Inventory inventory;
  private final @Nullable ShopId onlyShop;
  private final @Nullable SweepableIdempotencyStore records;
  private final HoldfastProperties.Sweep options;
  private volatile @Nullable ScheduledExecutorService thread;

  /**
   * Creates a sweeper, which does nothing until it is started.
   *
   * @param onlyShop the shop to sweep; null for all shops
   * @param records the idempotency records; null if they need no sweep
   */
  Sweeper(
      Inventory inventory,
      @Nullable ShopId onlyShop,
      @Nullable SweepableIdempotencyStore records,
      HoldfastProperties.Sweep options) {
    this.inventory = inventory;
    this.onlyShop = onlyShop;
    this.records = records;
    this.options = options;
  }

  @Override
  public synchronized void start() {
    if (thread != null) {
      return;
    }
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread sweeper = new Thread(task, "holdfast-sweeper");
              sweeper.setDaemon(true);
              return sweeper;
            });
    long millis = options.interval().toMillis();
    Future<?> unused =
        started.scheduleWithFixedDelay(
            this::sweep,
            ThreadLocalRandom.current().nextLong(millis),
            millis,
            TimeUnit.MILLISECONDS);
    thread = started;
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService stopped = thread;
    if (stopped == null) {
      return;
    }
    thread = null; // ends a sweep after its current transaction
    stopped.shutdown();
    try {
      if (!stopped.awaitTermination(SHUTDOWN_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a sweep is still running; its transaction is complete or undone by itself");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void sweep() {
    try {
      sweepShops();
      sweepRecords();
    } catch (Exception e) { // also a checked one, of a store in another language
      LOG.warn(
          "the sweep has failed, and runs again in {}", options.interval(), LoggedFailure.of(e));
    } catch (Error e) {
      // Thrown on, it would end all later sweeps without a line in the log.
      LOG.error(
          "the sweep was aborted, and runs again in {}", options.interval(), LoggedFailure.of(e));
    }
  }

  private void sweepShops() {
    if (onlyShop != null) {
      sweep(onlyShop);
      return;
    }
    PageToken from = null;
    do {
      Page<ShopId> page = inventory.shops(from, SHOPS);
      page.items().forEach(this::sweep);
      from = page.next().orElse(null);
    } while (from != null && isRunning());
  }

  private void sweep(ShopId shop) {
    try {
      while (isRunning() && inventory.sweep(shop, options.batchSize()).more()) {
        // until there are no more
      }
    } catch (Exception e) { // also a checked one, of a store in another language
      LOG.warn(
          "the sweep of shop {} has failed, and runs again in {}",
          shop,
          options.interval(),
          LoggedFailure.of(e));
    }
  }

  private void sweepRecords() {
    if (records != null) {
      while (isRunning() && records.sweep(options.batchSize()) >= options.batchSize()) {
        // until there are no more
      }
    }
  }
}
