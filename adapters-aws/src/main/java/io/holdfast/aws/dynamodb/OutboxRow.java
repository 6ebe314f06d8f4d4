package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message and who has it.
 *
 * @param message the message
 * @param leasedUntil when the lease ends; null if it is not leased
 */
record OutboxRow(OutboxMessage message, @Nullable Instant leasedUntil) {
  /** As it is put in by the unit that decides it. */
  static OutboxRow decided(RestockRequest request) {
    return new OutboxRow(
        new OutboxMessage(request, State.PENDING, 0, 0, request.requestedAt(), null), null);
  }

  /** Whether it keeps later ones of its stock key back. */
  boolean isWaiting() {
    return message.state() != State.SENT;
  }

  boolean isLeasedAt(Instant now) {
    return leasedUntil != null && leasedUntil.isAfter(now);
  }

  OutboxRow leased(Duration lease, Instant now) {
    Instant until = now.plus(lease);
    return new OutboxRow(
        new OutboxMessage(
            message.request(),
            message.state(),
            message.attempts() + 1,
            message.fence() + 1,
            until,
            message.reason()),
        until);
  }

  OutboxRow unblocked(Instant now) {
    return as(State.PENDING, 0, now, message.reason());
  }

  /** What a settlement makes of it; null if it goes. */
  @Nullable OutboxRow settled(Settlement settlement, Instant now) {
    State state = message.state();
    if (settlement instanceof Settlement.Sent it) {
      return as(State.SENT, 0, it.nextAt(), null);
    }
    if (settlement instanceof Settlement.Retry it) {
      return as(state, message.attempts(), now.plus(it.after()), it.reason());
    }
    if (settlement instanceof Settlement.Untried it) {
      return as(state, message.attempts() - 1, now.plus(it.after()), message.reason());
    }
    if (settlement instanceof Settlement.Blocked it) {
      return as(State.BLOCKED, message.attempts(), now, it.reason());
    }
    return null;
  }

  private OutboxRow as(State state, int attempts, Instant nextAt, @Nullable String reason) {
    return new OutboxRow(
        new OutboxMessage(message.request(), state, attempts, message.fence(), nextAt, reason),
        null);
  }
}
