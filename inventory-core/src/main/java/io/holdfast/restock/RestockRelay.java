package io.holdfast.restock;

import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the restock requests of an outbox to the supplier. Any number of relays, in any number
 * of processes, may work on one outbox. A host runs a relay with {@link #runOnce}, from any
 * scheduler, or with {@link #start}.
 *
 * <p>Every shop gets one turn before any shop gets its next turn. A turn of a shop has these steps:
 *
 * <ol>
 *   <li>Lease the messages that are due, at most one batch.
 *   <li>Publish them one after another until half of the lease has passed, each only if its request
 *       is still open. An accepted request that is overdue is published again, with the same id.
 *   <li>Settle all of them: accepted, to be attempted again, or given up.
 * </ol>
 *
 * <p>If a process dies, or is too slow, its messages are due again when their lease ends. Each
 * request is published at least once, always with the same id.
 *
 * <p>Safe for use by any number of threads.
 *
 * @since 0.1.0
 */
public final class RestockRelay implements AutoCloseable {
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

  private final RelayOptions options;
  private final GuardedListener listener;
  private final ShopSlots turns;
  private @Nullable RelayThreads threads;

  private RestockRelay(RelayOptions options) {
    this.options = options;
    this.listener = new GuardedListener(options.listener);
    this.turns = new ShopSlots(options.concurrency);
  }

  /** Creates a relay with the defaults of {@link Builder}. It starts no thread. */
  public static RestockRelay create(RestockOutbox outbox, RestockRequestPublisher publisher) {
    return builder(outbox, publisher).build();
  }

  /** Creates a builder of a relay. */
  public static Builder builder(RestockOutbox outbox, RestockRequestPublisher publisher) {
    return new Builder(outbox, publisher);
  }

  /**
   * Gives one turn to every shop that has messages due, in this thread and in those of {@link
   * Builder#executor}. Shops whose turn of another call is running are left out. An interrupt is
   * preserved, and ends the call soon.
   *
   * @return the result; call again if there may be more
   * @throws IllegalStateException if the relay is closed
   * @throws io.holdfast.inventory.error.InventoryException if the outbox cannot list the shops that
   *     are due. If it fails in the turn of a shop, that is counted, and the other shops have their
   *     turns
   */
  public RelayReport runOnce() {
    checkOpen();
    Executor executor = options.executor;
    PollCycle pass = new PollCycle(options, listener, turns);
    try {
      pass.begin(executor == null ? Runnable::run : executor);
    } catch (RuntimeException | Error e) {
      pass.await();
      throw e;
    }
    return pass.await();
  }

  /**
   * Starts threads that publish what is due again and again, until the relay is closed: one poller,
   * and at most {@link Builder#concurrency} workers. Their faults are logged.
   *
   * @param interval the wait when nothing more is due, 1 ms to 1 day
   * @throws IllegalStateException if it is already started, or closed
   * @throws ConfigurationException if the interval is out of range
   */
  public synchronized void start(Duration interval) {
    checkOpen();
    RelayOptions.interval(interval);
    if (threads != null) {
      throw new IllegalStateException("the relay is already started");
    }
    threads =
        new RelayThreads(
            options.concurrency,
            turns,
            interval,
            workers -> new PollCycle(options, listener, turns).begin(workers));
  }

  /**
   * Closes the relay. Nothing more is published. Waits up to {@link Builder#shutdownTimeout} until
   * the running turns are settled, and then interrupts them. Messages that are not settled by then
   * are due again when their lease ends. Closing again has no effect.
   */
  @Override
  public synchronized void close() {
    turns.close();
    if (threads != null) {
      threads.shutDown();
    }
    try {
      if (!turns.awaitEnd(options.shutdownTimeout) && threads != null) {
        threads.interrupt();
        turns.awaitEnd(AFTER_INTERRUPT);
      }
    } catch (InterruptedException e) {
      if (threads != null) {
        threads.interrupt();
      }
      Thread.currentThread().interrupt();
    }
  }

  private void checkOpen() {
    if (turns.isClosing()) {
      throw new IllegalStateException("the relay is closed");
    }
  }

  /** Builds a relay from options. Not safe for use by several threads. */
  public static final class Builder {
    private final RelayOptions options;

    private Builder(RestockOutbox outbox, RestockRequestPublisher publisher) {
      options = new RelayOptions(outbox, publisher);
    }

    /** Sets the maximum number of messages of a turn, 1 to 1,000. Default: 50. */
    public Builder batchSize(int batchSize) {
      options.batch = batchSize;
      return this;
    }

    /**
     * Sets the time for which no other process gets the messages of a turn. It must be more than
     * twice as long as the publisher may take for one message. Default: 1 minute.
     *
     * @param lease the duration of the lease, 2 ms to 1 day
     */
    public Builder lease(Duration lease) {
      options.lease = Objects.requireNonNull(lease, "lease");
      return this;
    }

    /**
     * Sets the maximum number of attempts before a message is given up, 1 to 10,000. Default: 20.
     */
    public Builder maxAttempts(int maxAttempts) {
      options.attempts = maxAttempts;
      return this;
    }

    /**
     * Sets the wait before the next attempt. The longest wait doubles with each attempt, and the
     * wait is a random part of it. If the other side has specified when to retry, the next attempt
     * is not earlier, up to the limit {@code most}. Default: 1 second, and 15 minutes at most.
     *
     * @param base the longest wait after the first attempt, 1 ms or more
     * @param most the longest wait after any attempt, {@code base} to 1 day
     */
    public Builder backOff(Duration base, Duration most) {
      options.backOffBase = Objects.requireNonNull(base, "base");
      options.backOffMost = Objects.requireNonNull(most, "most");
      return this;
    }

    /** Sets the maximum number of concurrent turns of shops, 1 to 1,000. Default: 4. */
    public Builder concurrency(int concurrency) {
      options.concurrency = concurrency;
      return this;
    }

    /**
     * Sets how long {@link #close} waits before it interrupts, up to 1 day. Default: 10 seconds.
     */
    public Builder shutdownTimeout(Duration shutdownTimeout) {
      options.shutdownTimeout = Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
      return this;
    }

    /** Sets the listener for the results. Default: {@link RestockListener#NO_OP}. */
    public Builder listener(RestockListener listener) {
      options.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets the inventory that the requests belong to. A request is published only while it is the
     * open request of its stock key, and an accepted request is checked only as long. It is a short
     * form of {@link #isOpen}.
     */
    public Builder inventory(StockOperations inventory) {
      Objects.requireNonNull(inventory, "inventory");
      return isOpen(
          request ->
              inventory
                  .restockStatus(request.key())
                  .map(it -> it.isOpen(request.id()))
                  .orElse(false));
    }

    /**
     * Sets the check whether the goods of a request are still wanted. It is called before each
     * attempt. A request that is not open any more leaves the outbox unsent. Default: no check.
     * Then every request is published, and accepted requests are not checked again.
     */
    public Builder isOpen(Predicate<RestockRequest> isOpen) {
      options.isOpen = Objects.requireNonNull(isOpen, "isOpen");
      return this;
    }

    /**
     * Sets the executor on which {@link #runOnce} runs the turns of shops, so that no shop waits
     * for another. It must run its tasks even while {@code runOnce} waits. A turn that it has not
     * begun during one lease is taken back, and is a fault. Default: the calling thread, one turn
     * after another.
     */
    public Builder executor(Executor executor) {
      options.executor = Objects.requireNonNull(executor, "executor");
      return this;
    }

    /**
     * Sets the monotonic time in nanoseconds by which this relay measures leases. Default: {@link
     * System#nanoTime}.
     */
    public Builder ticker(LongSupplier ticker) {
      options.ticker = Objects.requireNonNull(ticker, "ticker");
      return this;
    }

    /**
     * Sets the generator of the random part of a wait. Default: {@link RandomGenerator#getDefault}.
     */
    public Builder random(RandomGenerator random) {
      options.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Creates the relay. Later changes of this builder do not affect it.
     *
     * @throws ConfigurationException if an option is out of range; the message names the option
     */
    public RestockRelay build() {
      return new RestockRelay(options.checked());
    }
  }
}
