package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.inventory.model.OutboxContent;
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
 * @param <C> the kind of content
 */
public record OutboxRow<C extends OutboxContent>(
    OutboxMessage<C> message, @Nullable Instant leasedUntil, @Nullable Instant lastLease)
    implements StoredMessage<C> {
  /** Returns a message that was never leased. */
  static <C extends OutboxContent> OutboxRow<C> decided(OutboxMessage<C> message) {
    return new OutboxRow<>(message, null, null);
  }

  /** Returns the row with a new lease. */
  public OutboxRow<C> leased(Instant end) {
    return new OutboxRow<>(message.leasedUntil(end), end, end);
  }

  /** Returns the row as it was when this message was leased. */
  public static <C extends OutboxContent> OutboxRow<C> of(OutboxMessage<C> leased) {
    return new OutboxRow<>(leased, leased.nextAt(), leased.nextAt());
  }

  /** Returns the row with a changed message and without a lease; null for null. */
  @Nullable
  public OutboxRow<C> free(@Nullable OutboxMessage<C> after) {
    return after == null ? null : new OutboxRow<>(after, null, lastLease);
  }

  /** Returns the row after a settlement; null if the message is removed. */
  @Nullable
  public OutboxRow<C> settled(Settlement<C> settlement, Instant now) {
    OutboxMessage<C> after = settlement.after(now);
    return after == null || settlement.endsLease()
        ? free(after)
        : new OutboxRow<>(after, leasedUntil, lastLease);
  }

  @Override
  public OutboxMessage<C> listed() {
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
}
