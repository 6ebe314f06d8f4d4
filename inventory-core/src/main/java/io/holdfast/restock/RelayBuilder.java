package io.holdfast.restock;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.Outbox;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Options that all relays have. Not safe for use by several threads.
 *
 * @param <C> the kind of content
 * @param <B> the builder with all options of a relay
 * @since 0.1.0
 */
public abstract sealed class RelayBuilder<C extends OutboxContent, B extends RelayBuilder<C, B>>
    permits RestockRelay.Builder, ExpiredHoldRelay.Builder {
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

  RelayBuilder(Outbox<C> outbox, Consumer<C> publisher) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.publisher = publisher;
  }

  abstract B self();

  /** Sets the maximum number of messages of a turn, 1 to 1,000. Default: 50. */
  public B batchSize(int batchSize) {
    batch = batchSize;
    return self();
  }

  /**
   * Sets the time for which no other process gets the messages of a turn. It must be more than
   * twice as long as the publisher may take for one message. Default: 1 minute.
   *
   * @param lease the duration of the lease, 2 ms to 1 day
   */
  public B lease(Duration lease) {
    this.lease = Objects.requireNonNull(lease, "lease");
    return self();
  }

  /** Sets the maximum number of attempts before a message is given up, 1 to 10,000. Default: 20. */
  public B maxAttempts(int maxAttempts) {
    attempts = maxAttempts;
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
    backOffBase = Objects.requireNonNull(base, "base");
    backOffMost = Objects.requireNonNull(most, "most");
    return self();
  }

  /** Sets the maximum number of concurrent turns of shops, 1 to 1,000. Default: 4. */
  public B concurrency(int concurrency) {
    this.concurrency = concurrency;
    return self();
  }

  /**
   * Sets how long {@link OutboxRelay#close} waits before it interrupts, up to 1 day. Default: 10
   * seconds.
   */
  public B shutdownTimeout(Duration shutdownTimeout) {
    this.shutdownTimeout = Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
    return self();
  }

  /**
   * Sets the executor on which {@link OutboxRelay#runOnce} runs the turns of shops, so that no shop
   * waits for another. It must run its tasks even while {@code runOnce} waits. A turn that it has
   * not begun during one lease is taken back, and is a fault. Default: the calling thread, one turn
   * after another.
   */
  public B executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return self();
  }

  /**
   * Sets the monotonic time in nanoseconds by which this relay measures leases. Default: {@link
   * System#nanoTime}.
   */
  public B ticker(LongSupplier ticker) {
    this.ticker = Objects.requireNonNull(ticker, "ticker");
    return self();
  }

  /**
   * Sets the generator of the random part of a wait. Default: {@link RandomGenerator#getDefault}.
   */
  public B random(RandomGenerator random) {
    this.random = Objects.requireNonNull(random, "random");
    return self();
  }
}
