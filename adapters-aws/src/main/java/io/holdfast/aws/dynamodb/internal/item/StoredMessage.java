package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.Instant;

/**
 * A message of the outbox as it is stored, whether it can be read or not.
 *
 * @param <C> the kind of content
 */
public sealed interface StoredMessage<C extends OutboxContent>
    permits OutboxRow, UnreadableMessage {
  /** Returns the message for a listing. */
  OutboxMessage<C> listed();

  /** Returns whether the message is blocked. */
  boolean isBlocked();

  /** Returns whether the message is leased at a time. */
  boolean isLeasedAt(Instant now);
}
