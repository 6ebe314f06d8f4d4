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
 * Takes restock requests from the outbox to the supplier. Any number of relays, in any number of
 * processes, may work on one outbox. A host runs it where it likes: by {@link #runOnce}, from
 * whatever scheduler it has, or by {@link #start}.
 *
 * <p>A turn of a shop, of which every shop gets one before any gets the next:
 *
 * <ol>
 *   <li>Leases what is due, at most a batch.
 *   <li>Publishes one after another, for as long as half of the lease lasts, each only if it is
 *       still open. An accepted request that is overdue is published again, with the same id.
 *   <li>Settles all of them: accepted, to be tried again, or given up.
 * </ol>
 *
 * <p>Where a process dies, or is too slow, the messages come back when their lease ends: each is
 * published at least once, always with the same id.
 *
 * <p>Safe for use by any number of threads.
 */
public final class RestockRelay implements AutoCloseable {
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

  private final RelayOptions options;
  private final GuardedListener listener;
  private final Turns turns;
  private @Nullable RelayThreads threads;

  private RestockRelay(RelayOptions options) {
    this.options = options;
    this.listener = new GuardedListener(options.listener);
    this.turns = new Turns(options.concurrency);
  }

  /** A relay with the defaults of {@link Builder}. It starts no thread. */
  public static RestockRelay create(RestockOutbox outbox, RestockRequestPublisher publisher) {
    return builder(outbox, publisher).build();
  }

  /** A relay with options. */
  public static Builder builder(RestockOutbox outbox, RestockRequestPublisher publisher) {
    return new Builder(outbox, publisher);
  }

  /**
   * Gives every shop that has something due one turn, in this thread and in those of {@link
   * Builder#executor}. Shops that are at a turn of another call are left out. An interrupt is kept,
   * and ends the call soon.
   *
   * @return what came of it; if there may be more, call again
   * @throws IllegalStateException if the relay is closed
   * @throws io.holdfast.inventory.error.InventoryException if the outbox cannot say who is due. If
   *     it fails at the turn of a shop, that is counted, and the others have theirs
   */
  public RelayReport runOnce() {
    checkOpen();
    Executor executor = options.executor;
    Pass pass = new Pass(options, listener, turns);
    try {
      pass.begin(executor == null ? Runnable::run : executor);
    } catch (RuntimeException | Error e) {
      pass.await();
      throw e;
    }
    return pass.await();
  }

  /**
   * Starts threads that look for what is due again and again, until the relay is closed: one, and
   * at most as many as {@link Builder#concurrency} says. Their faults are logged.
   *
   * @param interval how long to wait when nothing more is due, 1 ms to 1 day
   * @throws IllegalStateException if it is started already, or closed
   * @throws ConfigurationException if the interval is out of range
   */
  public synchronized void start(Duration interval) {
    checkOpen();
    RelayOptions.interval(interval);
    if (threads != null) {
      throw new IllegalStateException("the relay is started");
    }
    threads =
        new RelayThreads(
            options.concurrency,
            turns,
            interval,
            workers -> new Pass(options, listener, turns).begin(workers));
  }

  /**
   * Lets nothing more be published, and waits until what is under way is settled: for as long as
   * {@link Builder#grace} says, then it is interrupted. What is not settled by then comes back when
   * its lease ends. Closing twice is closing once.
   */
  @Override
  public synchronized void close() {
    turns.close();
    if (threads != null) {
      threads.shutDown();
    }
    try {
      if (!turns.awaitEnd(options.grace) && threads != null) {
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

  /** The options of a relay. Not safe for use by several threads. */
  public static final class Builder {
    private final RelayOptions options;

    private Builder(RestockOutbox outbox, RestockRequestPublisher publisher) {
      options = new RelayOptions(outbox, publisher);
    }

    /** The most messages of a turn, 1 to 1,000. Default: 50. */
    public Builder batch(int most) {
      options.batch = most;
      return this;
    }

    /**
     * How long nobody else gets the messages of a turn: more than twice as long as the publisher
     * may take for one. Default: 1 minute.
     *
     * @param length 2 ms to 1 day
     */
    public Builder lease(Duration length) {
      options.lease = Objects.requireNonNull(length, "lease");
      return this;
    }

    /** How often a message is tried before it is given up, 1 to 10,000. Default: 20. */
    public Builder attempts(int most) {
      options.attempts = most;
      return this;
    }

    /**
     * How long to wait before the next try. The longest wait doubles with each try, and the wait is
     * a random part of it. If the other side has said when to come again, it is asked no earlier,
     * but for the limit. Default: 1 second, and 15 minutes at most.
     *
     * @param base the longest wait after the first try, 1 ms or more
     * @param most the longest wait after any, up to 1 day
     */
    public Builder backOff(Duration base, Duration most) {
      options.backOffBase = Objects.requireNonNull(base, "base");
      options.backOffMost = Objects.requireNonNull(most, "most");
      return this;
    }

    /** The most shops at a time, 1 to 1,000. Default: 4. */
    public Builder concurrency(int shops) {
      options.concurrency = shops;
      return this;
    }

    /** How long {@link #close} waits before it interrupts, up to 1 day. Default: 10 seconds. */
    public Builder grace(Duration longest) {
      options.grace = Objects.requireNonNull(longest, "grace");
      return this;
    }

    /** Who is told what happens. Default: nobody. */
    public Builder listener(RestockListener who) {
      options.listener = Objects.requireNonNull(who, "listener");
      return this;
    }

    /**
     * Whose requests these are: a request is published only while it is the open request of its
     * stock key, and an accepted one is looked after for as long. The same as {@link #isOpen} with
     * that question.
     */
    public Builder inventory(StockOperations inventory) {
      Objects.requireNonNull(inventory, "inventory");
      return isOpen(
          request ->
              inventory.restock(request.key()).map(it -> it.isOpen(request.id())).orElse(false));
    }

    /**
     * Says whether somebody still waits for the goods of a request. It is asked before each try; a
     * request that is not open any more leaves the outbox unsent. Default: nobody is asked; every
     * request is published, and accepted ones are not looked after.
     */
    public Builder isOpen(Predicate<RestockRequest> question) {
      options.isOpen = Objects.requireNonNull(question, "isOpen");
      return this;
    }

    /**
     * Where {@link #runOnce} lets shops have their turns, so that no shop waits for another. It has
     * to run what it is given even while {@code runOnce} waits; a turn that it has not begun with
     * for as long as a lease is taken back, and is a fault. Default: in the calling thread, one
     * after another.
     */
    public Builder executor(Executor where) {
      options.executor = Objects.requireNonNull(where, "executor");
      return this;
    }

    /** Nanoseconds that only grow, by which leases are timed here. Default: the system's. */
    public Builder ticker(LongSupplier nanoTime) {
      options.ticker = Objects.requireNonNull(nanoTime, "ticker");
      return this;
    }

    /** What the random part of a wait comes from. Default: one of the JDK's. */
    public Builder random(RandomGenerator source) {
      options.random = Objects.requireNonNull(source, "random");
      return this;
    }

    /**
     * The relay. Changes of this builder do not change it any more.
     *
     * @throws ConfigurationException if an option is out of range; the message names it
     */
    public RestockRelay build() {
      return new RestockRelay(options.checked());
    }
  }
}
