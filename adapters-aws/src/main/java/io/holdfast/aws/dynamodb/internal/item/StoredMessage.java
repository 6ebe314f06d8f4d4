package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.restock.spi.OutboxMessage;
import java.time.Instant;

/** A message of the outbox as it is stored, whether it can be read or not. */
public sealed interface StoredMessage permits OutboxRow, UnreadableMessage {
  /** Returns the message for a listing. */
  OutboxMessage listed();

  /** Returns whether the message is blocked. */
  boolean isBlocked();

  /** Returns whether the message is leased at a time. */
  boolean isLeasedAt(Instant now);
}
