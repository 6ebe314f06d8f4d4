package io.holdfast.restock.spi;

import io.holdfast.inventory.model.RestockRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A restock request on its way.
 *
 * @param request what is asked for
 * @param state how far it is
 * @param attempts how often it was leased since it was last settled as sent or unblocked, but for
 *     the leases that ended untried
 * @param fence how often it was leased in all
 * @param nextAt when it is due: for the next try, when the lease ends, or to be looked after; of no
 *     meaning while it is BLOCKED
 * @param reason why it was not accepted the last time; null if there is nothing to say. At most
 *     {@value #MAX_REASON_LENGTH} characters
 */
public record OutboxMessage(
    RestockRequest request,
    State state,
    int attempts,
    long fence,
    Instant nextAt,
    @Nullable String reason) {
  /** Longest reason, in characters. */
  public static final int MAX_REASON_LENGTH = 500;

  /** How far a message is. */
  public enum State {
    /** Decided, not accepted yet. */
    PENDING,
    /** Accepted by the other side; looked after when it is overdue. */
    SENT,
    /** Given up, until somebody unblocks or withdraws it. */
    BLOCKED
  }

  /** Checks that no part is missing. */
  public OutboxMessage {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(nextAt, "nextAt");
  }

  /** A request that has just been decided: due since then, and never leased. */
  public static OutboxMessage decided(RestockRequest request) {
    return new OutboxMessage(request, State.PENDING, 0, 0, request.requestedAt(), null);
  }

  /** The same under one more lease, which ends at the given time. */
  public OutboxMessage leasedUntil(Instant end) {
    return new OutboxMessage(request, state, attempts + 1, fence + 1, end, reason);
  }

  /** The same, to be tried again at once, with its tries counted anew. */
  public OutboxMessage unblocked(Instant now) {
    return with(State.PENDING, 0, now, reason);
  }

  /** Whether it keeps later ones of its stock key back. */
  public boolean keepsOthersBack() {
    return state != State.SENT;
  }

  OutboxMessage with(State other, int tries, Instant next, @Nullable String why) {
    return new OutboxMessage(request, other, tries, fence, next, why);
  }
}
