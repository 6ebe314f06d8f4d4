package io.holdfast.restock;

import io.holdfast.inventory.spi.support.LoggedFailure;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a relay that was started: one poller, and at most as many workers as there are
 * slots. Idle workers end. All are daemon threads.
 */
final class RelayThreads {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final long IDLE_SECONDS = 10;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor workers;
  private final Thread poller;
  private final String noun;

  RelayThreads(
      String noun, int slots, ShopSlots turns, Duration interval, Consumer<Executor> pass) {
    this.noun = noun;
    workers =
        new ThreadPoolExecutor(
            slots,
            slots,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            this::thread);
    workers.allowCoreThreadTimeOut(true);
    poller = thread(() -> poll(turns, interval, pass));
    poller.start();
  }

  private Thread thread(Runnable work) {
    String name = "holdfast-" + noun.replace(' ', '-') + "-" + count.incrementAndGet();
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void poll(ShopSlots turns, Duration interval, Consumer<Executor> pass) {
    try {
      do {
        try {
          pass.accept(workers);
        } catch (RuntimeException e) {
          LOG.warn(
              "the shops with {}s that are due could not be listed; next attempt in {}",
              noun,
              interval,
              LoggedFailure.of(e));
        } catch (Throwable e) { // also a checked one, of an outbox in another language
          LOG.error(
              "a pass for {}s was aborted; the next one begins in {}",
              noun,
              interval,
              LoggedFailure.of(e));
        }
      } while (turns.awaitNext(interval));
    } catch (InterruptedException e) {
      LOG.debug("interrupted, because the relay is closing", LoggedFailure.of(e));
    }
  }

  /** Lets no more turns begin. Running turns continue. */
  void shutDown() {
    workers.shutdown();
  }

  /** Interrupts the poller and the workers. */
  void interrupt() {
    poller.interrupt();
    workers.shutdownNow();
  }
}
