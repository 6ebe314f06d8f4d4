package io.holdfast.restock.spi;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.Printable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A restock request on its way.
 *
 * @param request what is asked for
 * @param state how far it is
 * @param attempts how many tries were made since it was last settled as sent or unblocked; a lease
 *     alone is not a try
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

  /** What stands for each name of a request that cannot be read. */
  public static final String UNREADABLE = "unreadable";

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
    return new OutboxMessage(request, state, attempts, fence + 1, end, reason);
  }

  /** Returns the same with one more try. */
  public OutboxMessage tried() {
    return new OutboxMessage(request, state, attempts + 1, fence, nextAt, reason);
  }

  /**
   * Returns what a store shows of a message that it cannot read: BLOCKED, with the reason. Of the
   * request only shop and id are known. SKU and supplier are {@value #UNREADABLE}, quantity and
   * number are 1, and all times are the epoch.
   *
   * @param why what cannot be read; made printable and cut
   */
  public static OutboxMessage unreadable(ShopId shop, RestockRequestId id, String why) {
    RestockRequest request =
        new RestockRequest(
            id,
            StockKey.of(shop, new Sku(UNREADABLE)),
            new SupplierId(UNREADABLE),
            1,
            1,
            Instant.EPOCH,
            Instant.EPOCH);
    String reason = Printable.of("cannot be read: " + why, MAX_REASON_LENGTH);
    return new OutboxMessage(request, State.BLOCKED, 0, 0, Instant.EPOCH, reason);
  }

  /** The same, to be tried again at once, with its tries counted anew. */
  public OutboxMessage unblocked(Instant now) {
    return with(State.PENDING, 0, now, reason);
  }

  /**
   * Returns whether later ones of its stock key wait for it. None waits for a BLOCKED one: at most
   * one request of a stock key is open, so the later one was decided when this one was closed.
   */
  public boolean keepsOthersBack() {
    return state == State.PENDING;
  }

  OutboxMessage with(State other, int tries, Instant next, @Nullable String why) {
    return new OutboxMessage(request, other, tries, fence, next, why);
  }
}
