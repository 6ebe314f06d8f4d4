package io.holdfast.restock;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.Outbox;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The options of a relay, checked, with what is special to its kind of messages. Immutable. */
final class RelayOptions<C extends OutboxContent> {
  private static final Duration LEAST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  final MessageKind<C> kind;
  final GuardedListener<C> listener;
  final Outbox<C> outbox;
  final Consumer<C> publisher;
  final int batch;
  final Duration lease;
  final int attempts;
  final RelayBackOff backOff;
  final int concurrency;
  final Duration shutdownTimeout;
  final @Nullable Executor executor;
  final LongSupplier ticker;

  /**
   * Copies the options of a builder.
   *
   * @throws ConfigurationException if an option is out of range
   */
  RelayOptions(RelayBuilder<C, ?> builder, MessageKind<C> kind, OutboxListener<C> listener) {
    this.kind = kind;
    this.listener = new GuardedListener<>(listener);
    outbox = builder.outbox;
    publisher = builder.publisher;
    batch = Checks.option("relay.batchSize", 1, 1_000, builder.batch);
    lease = Checks.option("relay.lease", Duration.ofMillis(2), LONGEST, builder.lease);
    attempts = Checks.option("relay.maxAttempts", 1, 10_000, builder.attempts);
    Duration base = Checks.option("relay.backOff.base", LEAST, LONGEST, builder.backOffBase);
    Duration most = Checks.option("relay.backOff.most", base, LONGEST, builder.backOffMost);
    backOff = new RelayBackOff(base, most, builder.random);
    concurrency = Checks.option("relay.concurrency", 1, 1_000, builder.concurrency);
    shutdownTimeout =
        Checks.option("relay.shutdownTimeout", Duration.ZERO, LONGEST, builder.shutdownTimeout);
    executor = builder.executor;
    ticker = builder.ticker;
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
