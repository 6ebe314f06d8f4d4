package io.holdfast.aws.dynamodb;

import io.holdfast.restock.spi.OutboxMessage;
import java.time.Instant;

/** A message of the outbox as it is stored, whether it can be read or not. */
sealed interface StoredMessage permits OutboxRow, UnreadableMessage {
  /** Returns the message as it is listed. */
  OutboxMessage listed();

  /** Returns whether it was given up. */
  boolean isBlocked();

  /** Returns whether somebody has it. */
  boolean isLeasedAt(Instant now);
}
