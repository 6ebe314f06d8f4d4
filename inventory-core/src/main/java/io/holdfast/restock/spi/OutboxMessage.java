package io.holdfast.restock.spi;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.Printable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in an outbox: its content, and how far its delivery has come.
 *
 * @param content the restock request or the expired hold
 * @param state the state of the delivery
 * @param attempts the number of attempts since it was last settled as sent or unblocked; a lease
 *     alone is not an attempt
 * @param fencingToken the total number of leases, which is the fencing token
 * @param nextAt the time at which it is due: for the next attempt, at the end of the lease, or, for
 *     a restock request, for a check whether the goods have come. Without meaning while it is
 *     BLOCKED
 * @param reason the reason why it was not accepted the last time, at most {@value
 *     #MAX_REASON_LENGTH} characters; null if there is none
 * @param <C> the kind of content
 * @since 0.1.0
 */
public record OutboxMessage<C extends OutboxContent>(
    C content,
    State state,
    int attempts,
    long fencingToken,
    Instant nextAt,
    @Nullable String reason) {
  /** The maximum length of a reason, in characters. */
  public static final int MAX_REASON_LENGTH = 500;

  /** The placeholder for each name of a restock request that cannot be read. */
  public static final String UNREADABLE = "unreadable";

  /** The state of the delivery of a message. */
  public enum State {
    /** Decided, and not accepted yet. */
    PENDING,
    /** Accepted by the other side; checked again when it is overdue. Only restock requests. */
    SENT,
    /** Given up, until an operator unblocks or withdraws it. */
    BLOCKED
  }

  /** Checks that no component is missing. */
  public OutboxMessage {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(nextAt, "nextAt");
  }

  /**
   * Creates the message of content that has just been decided: due since then, and never leased.
   */
  public static <C extends OutboxContent> OutboxMessage<C> decided(C content) {
    return new OutboxMessage<>(content, State.PENDING, 0, 0, content.decidedAt(), null);
  }

  /** Returns the same message with one more lease, which ends at the given time. */
  public OutboxMessage<C> leasedUntil(Instant end) {
    return new OutboxMessage<>(content, state, attempts, fencingToken + 1, end, reason);
  }

  /**
   * Returns whether this message was leased by the last lease of a stored one. The token alone is
   * not enough: after a restore it occurs again.
   *
   * @param fencingToken the stored number of leases
   * @param lastLease the planned end of the last lease; null if there was none
   */
  public boolean isOfLease(long fencingToken, @Nullable Instant lastLease) {
    return this.fencingToken == fencingToken && nextAt.equals(lastLease);
  }

  /** Returns the same message with one more attempt. */
  public OutboxMessage<C> tried() {
    return new OutboxMessage<>(content, state, attempts + 1, fencingToken, nextAt, reason);
  }

  /**
   * Creates the message that a store shows for a restock request that it cannot read: BLOCKED, with
   * the reason. Only shop and id of the request are known. SKU and supplier are {@value
   * #UNREADABLE}, quantity and number are 1, and all times are the epoch.
   *
   * @param shop the tenant
   * @param id the id of the request
   * @param why a description of the unreadable part; it is made printable and truncated
   */
  public static OutboxMessage<RestockRequest> unreadable(
      ShopId shop, RestockRequestId id, String why) {
    RestockRequest request =
        new RestockRequest(
            id,
            StockKey.of(shop, new Sku(UNREADABLE)),
            new SupplierId(UNREADABLE),
            1,
            1,
            Instant.EPOCH,
            Instant.EPOCH);
    return blocked(request, why);
  }

  /**
   * Creates the message that a store shows for an expired hold that it cannot read: BLOCKED, with
   * the reason. Only shop and id of the reservation are known. There are no lines, and all times
   * are the epoch.
   *
   * @param shop the tenant
   * @param id the id of the reservation
   * @param why a description of the unreadable part; it is made printable and truncated
   */
  public static OutboxMessage<ExpiredHold> unreadable(ShopId shop, ReservationId id, String why) {
    return blocked(new ExpiredHold(shop, id, List.of(), Instant.EPOCH, Instant.EPOCH), why);
  }

  private static <C extends OutboxContent> OutboxMessage<C> blocked(C content, String why) {
    String reason = Printable.of("cannot be read: " + why, MAX_REASON_LENGTH);
    return new OutboxMessage<>(content, State.BLOCKED, 0, 0, Instant.EPOCH, reason);
  }

  /** Returns the same message, due at the given time and with no attempts. */
  public OutboxMessage<C> unblocked(Instant now) {
    return with(State.PENDING, 0, now, reason);
  }

  /**
   * Returns whether later messages of its stock key wait for it. None waits for an expired hold,
   * and none for a BLOCKED one: at most one request of a stock key is open, so the later one was
   * decided after this one was closed.
   */
  public boolean keepsOthersBack() {
    return state == State.PENDING && content.orderedBy() != null;
  }

  OutboxMessage<C> with(State other, int tries, Instant next, @Nullable String why) {
    return new OutboxMessage<>(content, other, tries, fencingToken, next, why);
  }
}
