package io.holdfast.examples.ticketsgrpc.observe;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store every second whether it answers. */
public final class HealthWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Inventory inventory;
  private final Consumer<Boolean> health;
  private volatile boolean ready;

  private HealthWatch(Inventory inventory, Consumer<Boolean> health) {
    this.inventory = inventory;
    this.health = health;
  }

  /**
   * Starts to ask.
   *
   * @param health is told when the answer changes
   */
  public static HealthWatch start(Inventory inventory, Consumer<Boolean> health) {
    HealthWatch watch = new HealthWatch(inventory, health);
    watch.ask();
    Future<?> unused = watch.timer.scheduleWithFixedDelay(watch::ask, 1, 1, TimeUnit.SECONDS);
    return watch;
  }

  private void ask() {
    boolean answers;
    try {
      inventory.ping(TIMEOUT);
      answers = true;
    } catch (RuntimeException e) { // an exception would end the timer
      answers = false;
      LOG.debug("the store does not answer", LoggedFailure.of(e));
    }
    if (answers != ready) {
      ready = answers;
      LOG.info(answers ? "the store answers" : "the store does not answer");
      health.accept(answers);
    }
  }

  /** Returns whether the store has answered the last time. */
  public boolean isReady() {
    return ready;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
