package io.holdfast.contract;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The wiring of {@link RestockOutboxContract} or {@link ExpiredHoldOutboxContract} to an outbox.
 * Every test works in separate shops, so {@link #outbox} may open the same database each time.
 *
 * @param <C> the kind of content
 * @since 0.1.0
 */
public interface OutboxFixture<C extends OutboxContent> {
  /**
   * Returns an outbox that takes its time from the given clock, even if it normally uses a
   * different clock. Called once or more for each test.
   *
   * @param clock the clock, moved by the tests forwards and backwards
   */
  Outbox<C> outbox(InstantSource clock);

  /**
   * Returns another instance on the same data, as another process would open it. Returns the same
   * instance if the data exists only in that instance.
   *
   * @param outbox the outbox that {@link #outbox} has returned
   * @param clock the clock of the new instance
   */
  default Outbox<C> reopen(Outbox<C> outbox, InstantSource clock) {
    return outbox;
  }

  /**
   * Returns content for a message of this kind.
   *
   * @param key a stock key of the message
   * @param number the number of the message; two messages of a key have different numbers
   * @param now the time of the decision
   */
  C content(StockKey key, long number, Instant now);

  /**
   * Writes messages, as the transaction that decides them does: PENDING, never leased, and due
   * since they were decided. {@code decided} of the fixtures does so through the store.
   *
   * @param outbox the outbox that {@link #outbox} has returned
   * @param contents the messages of any keys, at most 100
   */
  void put(Outbox<C> outbox, List<C> contents);

  /**
   * Makes a message unreadable, by writing to the data directly: its supplier becomes text that is
   * not an id, or its lines become text that has no lines.
   *
   * @param outbox the outbox that {@link #outbox} has returned
   * @return false if messages of this outbox cannot be unreadable, for example because it stores
   *     objects
   */
  default boolean spoil(Outbox<C> outbox, ShopId shop, MessageId id) {
    return false;
  }

  /** Returns the amount of work for the concurrent tests. */
  default Effort effort() {
    return Effort.FULL;
  }
}
