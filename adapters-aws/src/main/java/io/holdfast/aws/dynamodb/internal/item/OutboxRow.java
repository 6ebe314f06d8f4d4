package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.Settlement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message with its current and its last lease.
 *
 * @param message the message
 * @param leasedUntil the end of the current lease; null if it is not leased
 * @param lastLease the planned end of the last lease, whatever its outcome; null if there was none.
 *     Together with the fence it identifies a lease: in a restored table a fence can occur again
 */
public record OutboxRow(
    OutboxMessage message, @Nullable Instant leasedUntil, @Nullable Instant lastLease)
    implements StoredMessage {
  /** Returns a message that was never leased. */
  static OutboxRow decided(OutboxMessage message) {
    return new OutboxRow(message, null, null);
  }

  /** Returns the row with a new lease. */
  public OutboxRow leased(Instant end) {
    return new OutboxRow(message.leasedUntil(end), end, end);
  }

  /** Returns the row as it was when this message was leased. */
  public static OutboxRow of(OutboxMessage leased) {
    return new OutboxRow(leased, leased.nextAt(), leased.nextAt());
  }

  /** Returns the row with a changed message and without a lease; null for null. */
  @Nullable
  public OutboxRow free(@Nullable OutboxMessage after) {
    return after == null ? null : new OutboxRow(after, null, lastLease);
  }

  /** Returns the row after a settlement; null if the message is removed. */
  @Nullable
  public OutboxRow settled(Settlement settlement, Instant now) {
    OutboxMessage after = settlement.after(now);
    return after == null || settlement.endsLease()
        ? free(after)
        : new OutboxRow(after, leasedUntil, lastLease);
  }

  @Override
  public OutboxMessage listed() {
    return message;
  }

  @Override
  public boolean isBlocked() {
    return message.state() == OutboxMessage.State.BLOCKED;
  }

  @Override
  public boolean isLeasedAt(Instant now) {
    return leasedUntil != null && leasedUntil.isAfter(now);
  }

  /** Returns whether the last lease is the one of this message. */
  public boolean wasLeasedAs(OutboxMessage leased) {
    return message.fencingToken() == leased.fencingToken() && leased.nextAt().equals(lastLease);
  }
}
