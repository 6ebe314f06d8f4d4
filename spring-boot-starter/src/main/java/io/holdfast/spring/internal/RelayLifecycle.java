package io.holdfast.spring.internal;

import io.holdfast.restock.RestockRelay;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs a relay from the start of the application to its end. A closed relay cannot start again. */
final class RelayLifecycle implements SmartLifecycle {
  private final RestockRelay.Builder builder;
  private final Duration interval;
  private @Nullable RestockRelay running;

  RelayLifecycle(RestockRelay.Builder builder, Duration interval) {
    this.builder = builder;
    this.interval = interval;
  }

  @Override
  public synchronized void start() {
    if (running == null) {
      RestockRelay relay = builder.build();
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
