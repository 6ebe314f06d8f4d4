package io.holdfast.restock;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.Outbox;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Options that all relays have. Not safe for use by several threads.
 *
 * @param <C> the kind of content
 * @param <B> the builder with all options of a relay
 * @since 0.1.0
 */
public abstract sealed class RelayBuilder<C extends OutboxContent, B extends RelayBuilder<C, B>>
    permits RestockRelay.Builder, ExpiredHoldRelay.Builder {
  final RelayOptions<C> options;

  RelayBuilder(Outbox<C> outbox, Consumer<C> publisher) {
    options = new RelayOptions<>(outbox, publisher);
  }

  abstract B self();

  /** Sets the maximum number of messages of a turn, 1 to 1,000. Default: 50. */
  public B batchSize(int batchSize) {
    options.batch = batchSize;
    return self();
  }

  /**
   * Sets the time for which no other process gets the messages of a turn. It must be more than
   * twice as long as the publisher may take for one message. Default: 1 minute.
   *
   * @param lease the duration of the lease, 2 ms to 1 day
   */
  public B lease(Duration lease) {
    options.lease = Objects.requireNonNull(lease, "lease");
    return self();
  }

  /** Sets the maximum number of attempts before a message is given up, 1 to 10,000. Default: 20. */
  public B maxAttempts(int maxAttempts) {
    options.attempts = maxAttempts;
    return self();
  }

  /**
   * Sets the wait before the next attempt. The longest wait doubles with each attempt, and the wait
   * is a random part of it. If the other side has specified when to retry, the next attempt is not
   * earlier, up to the limit {@code most}. Default: 1 second, and 15 minutes at most.
   *
   * @param base the longest wait after the first attempt, 1 ms or more
   * @param most the longest wait after any attempt, {@code base} to 1 day
   */
  public B backOff(Duration base, Duration most) {
    options.backOffBase = Objects.requireNonNull(base, "base");
    options.backOffMost = Objects.requireNonNull(most, "most");
    return self();
  }

  /** Sets the maximum number of concurrent turns of shops, 1 to 1,000. Default: 4. */
  public B concurrency(int concurrency) {
    options.concurrency = concurrency;
    return self();
  }

  /**
   * Sets how long {@link OutboxRelay#close} waits before it interrupts, up to 1 day. Default: 10
   * seconds.
   */
  public B shutdownTimeout(Duration shutdownTimeout) {
    options.shutdownTimeout = Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
    return self();
  }

  /**
   * Sets the executor on which {@link OutboxRelay#runOnce} runs the turns of shops, so that no shop
   * waits for another. It must run its tasks even while {@code runOnce} waits. A turn that it has
   * not begun during one lease is taken back, and is a fault. Default: the calling thread, one turn
   * after another.
   */
  public B executor(Executor executor) {
    options.executor = Objects.requireNonNull(executor, "executor");
    return self();
  }

  /**
   * Sets the monotonic time in nanoseconds by which this relay measures leases. Default: {@link
   * System#nanoTime}.
   */
  public B ticker(LongSupplier ticker) {
    options.ticker = Objects.requireNonNull(ticker, "ticker");
    return self();
  }

  /**
   * Sets the generator of the random part of a wait. Default: {@link RandomGenerator#getDefault}.
   */
  public B random(RandomGenerator random) {
    options.random = Objects.requireNonNull(random, "random");
    return self();
  }
}
