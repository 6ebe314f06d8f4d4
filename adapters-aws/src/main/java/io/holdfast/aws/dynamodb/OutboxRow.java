package io.holdfast.aws.dynamodb;

import io.holdfast.restock.spi.OutboxMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and who has it.
 *
 * @param message the message
 * @param leasedUntil when the lease ends; null if it is not leased
 */
record OutboxRow(OutboxMessage message, @Nullable Instant leasedUntil) {
  /** A message that nobody has; null for null. */
  static @Nullable OutboxRow free(@Nullable OutboxMessage message) {
    return message == null ? null : new OutboxRow(message, null);
  }

  boolean isLeasedAt(Instant now) {
    return leasedUntil != null && leasedUntil.isAfter(now);
  }
}
