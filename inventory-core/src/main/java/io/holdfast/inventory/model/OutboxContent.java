package io.holdfast.inventory.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message in an outbox. There are two kinds: restock requests and expired holds.
 *
 * @since 0.1.0
 */
public sealed interface OutboxContent permits RestockRequest, ExpiredHold {
  /** Returns the tenant. */
  ShopId shop();

  /**
   * Returns the id of the message among those of its kind and shop. It is the same on every
   * delivery, so that a receiver can discard repeats.
   */
  MessageId id();

  /** Returns the time of the decision that has caused the message, by the store's clock. */
  Instant decidedAt();

  /**
   * Returns the stock key whose messages are delivered in the order of their numbers; null if the
   * message waits for no other message.
   */
  @Nullable StockKey orderedBy();

  /**
   * Returns the ordinal number of the message among those of {@link #orderedBy()}, from 1; always 1
   * if that is null.
   */
  long number();
}
