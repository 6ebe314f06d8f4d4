package io.holdfast.restock;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.OutboxContent;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the messages of an outbox. {@link RestockRelay} and {@link ExpiredHoldRelay} say which.
 * Any number of relays, in any number of processes, may work on one outbox. A host runs a relay
 * with {@link #runOnce}, from any scheduler, or with {@link #start}.
 *
 * <p>Every shop gets one turn before any shop gets its next turn. A turn of a shop has these steps:
 *
 * <ol>
 *   <li>Lease the messages that are due, at most one batch.
 *   <li>Publish them one after another until half of the lease has passed, each only if it is still
 *       wanted.
 *   <li>Settle all of them: accepted, to be attempted again, or given up.
 * </ol>
 *
 * <p>If a process dies, or is too slow, its messages are due again when their lease ends. Each
 * message is published at least once, always with the same id.
 *
 * <p>Safe for use by any number of threads.
 *
 * @param <C> the kind of content
 * @since 0.1.0
 */
public abstract sealed class OutboxRelay<C extends OutboxContent> implements AutoCloseable
    permits RestockRelay, ExpiredHoldRelay {
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

  private final RelayOptions<C> options;
  private final ShopSlots turns;
  private @Nullable RelayThreads threads;

  OutboxRelay(RelayOptions<C> options) {
    this.options = options;
    this.turns = new ShopSlots(options.concurrency);
  }

  /**
   * Gives one turn to every shop that has messages due, in this thread and in those of {@link
   * RelayBuilder#executor}. Shops whose turn of another call is running are left out. An interrupt
   * is preserved, and ends the call soon.
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
    PollCycle<C> pass = new PollCycle<>(options, turns);
    try {
      pass.begin(executor == null ? Runnable::run : executor);
    } catch (Throwable e) { // also a checked one, of an outbox or executor in another language
      pass.await();
      throw e;
    }
    return pass.await();
  }

  /**
   * Starts threads that publish what is due again and again, until the relay is closed: one poller,
   * and at most {@link RelayBuilder#concurrency} workers. Their faults are logged.
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
            options.kind.noun(),
            options.concurrency,
            turns,
            interval,
            workers -> new PollCycle<>(options, turns).begin(workers));
  }

  /**
   * Closes the relay. Nothing more is published. Waits up to {@link RelayBuilder#shutdownTimeout}
   * until the running turns are settled, and then interrupts them. Messages that are not settled by
   * then are due again when their lease ends. Closing again has no effect.
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
}
