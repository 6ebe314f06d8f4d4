package io.holdfast.restock;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.Outbox;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The options of a builder. A relay has a copy that does not change any more. */
final class RelayOptions<C extends OutboxContent> {
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  final Outbox<C> outbox;
  final Consumer<C> publisher;
  int batch = 50;
  Duration lease = Duration.ofMinutes(1);
  int attempts = 20;
  Duration backOffBase = Duration.ofSeconds(1);
  Duration backOffMost = Duration.ofMinutes(15);
  int concurrency = 4;
  Duration shutdownTimeout = Duration.ofSeconds(10);
  @Nullable Executor executor;
  LongSupplier ticker = System::nanoTime;
  RandomGenerator random = RandomGenerator.getDefault();

  RelayOptions(Outbox<C> outbox, Consumer<C> publisher) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.publisher = publisher;
  }

  /**
   * Returns a copy for a relay.
   *
   * @throws ConfigurationException if an option is out of range
   */
  RelayOptions<C> checked() {
    RelayOptions<C> same = new RelayOptions<>(outbox, publisher);
    same.batch = batch;
    same.lease = lease;
    same.attempts = attempts;
    same.backOffBase = backOffBase;
    same.backOffMost = backOffMost;
    same.concurrency = concurrency;
    same.shutdownTimeout = shutdownTimeout;
    same.executor = executor;
    same.ticker = ticker;
    same.random = random;
    same.check();
    return same;
  }

  private void check() {
    Checks.option("relay.batchSize", 1, 1_000, batch);
    Checks.option("relay.lease", Duration.ofMillis(2), LONGEST, lease);
    Checks.option("relay.maxAttempts", 1, 10_000, attempts);
    Checks.option("relay.backOff.base", LEAST, LONGEST, backOffBase);
    Checks.option("relay.backOff.most", backOffBase, LONGEST, backOffMost);
    Checks.option("relay.concurrency", 1, 1_000, concurrency);
    Checks.option("relay.shutdownTimeout", Duration.ZERO, LONGEST, shutdownTimeout);
  }

  RelayBackOff backOff() {
    return new RelayBackOff(backOffBase, backOffMost, random);
  }

  /**
   * Checks and returns the interval between two passes.
   *
   * @throws ConfigurationException if it is not from 1 ms to 1 day
   */
  static Duration interval(Duration interval) {
    return Checks.option("relay.interval", LEAST, LONGEST, interval);
  }
}
