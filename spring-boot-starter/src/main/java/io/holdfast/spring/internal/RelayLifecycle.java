package io.holdfast.spring.internal;

import io.holdfast.restock.OutboxRelay;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs a relay from the start of the application to its end. A closed relay cannot start again. */
final class RelayLifecycle implements SmartLifecycle {
  private final Supplier<OutboxRelay<?>> relays;
  private final Duration interval;
  private @Nullable OutboxRelay<?> running;

  /**
   * Creates the lifecycle, and a first relay, so that wrong options are refused now.
   *
   * @param relays makes a relay for each start
   * @param interval the wait when nothing more is due
   */
  RelayLifecycle(Supplier<OutboxRelay<?>> relays, Duration interval) {
    this.relays = relays;
    this.interval = interval;
    relays.get().close();
  }

  @Override
  public synchronized void start() {
    if (running == null) {
      OutboxRelay<?> relay = relays.get();
      relay.start(interval);
      running = relay;
    }
  }

  @Override
  public synchronized void stop() {
    if (running != null) {
      running.close();
      running = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
