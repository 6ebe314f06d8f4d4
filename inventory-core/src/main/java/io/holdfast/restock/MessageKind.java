package io.holdfast.restock;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.time.Instant;

/**
 * Defines how one kind of messages is delivered.
 *
 * @param <C> the kind of content
 */
interface MessageKind<C extends OutboxContent> {
  /** Returns the name of a message in logs. */
  String noun();

  /** Returns whether a message is still to be published. May call the host and fail. */
  boolean isWanted(OutboxMessage<C> message);

  /**
   * Returns the other side. When it fails with one message, the others of a turn wait for the next
   * turn.
   */
  Object receiver(C content);

  /**
   * Called before a message is published.
   *
   * @param leasedAt the time of the lease, by the clock of the outbox
   */
  void publishing(OutboxMessage<C> message, Instant leasedAt);

  /**
   * Returns the settlement of a message that was accepted.
   *
   * @param tried the message, with the attempt
   * @param leasedAt the time of the lease, by the clock of the outbox
   */
  Settlement<C> accepted(OutboxMessage<C> tried, Instant leasedAt);
}
