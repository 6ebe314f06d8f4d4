package io.holdfast.restock;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for each message of one lease whether it is still sent, publishes it, and decides its
 * settlement. A failure of a supplier with one message also counts for the later messages of that
 * supplier.
 */
final class MessageDelivery {
  private static final Logger LOG = LoggerFactory.getLogger(RestockRelay.class);
  private static final Duration SHORTEST_LEAD_TIME = Duration.ofSeconds(1);

  private final RelayOptions options;
  private final BackOff backOff;
  private final GuardedListener listener;
  private final Map<SupplierId, Duration> away = new HashMap<>();
  private int faults;
  private @Nullable Error error;

  MessageDelivery(RelayOptions options, GuardedListener listener) {
    this.options = options;
    this.backOff = options.backOff();
    this.listener = listener;
  }

  /** Returns how often it could not be determined whether to publish a message. */
  int faults() {
    return faults;
  }

  /**
   * Returns the Error that the host's code has thrown, after which no more messages are attempted.
   */
  @Nullable Error error() {
    return error;
  }

  /** Publishes a message, if it is still wanted, and returns its settlement. */
  Settlement take(OutboxMessage message) {
    RestockRequest request = message.request();
    Duration wait = away.get(request.supplier());
    if (wait != null) {
      return new Settlement.Released(message, wait);
    }
    boolean begun = false;
    try {
      if (!isWanted(message)) {
        return new Settlement.Removed(message);
      }
      if (message.attempts() >= options.attempts) {
        return new Settlement.Blocked(
            message,
            "attempted " + message.attempts() + " times; the last attempt has no recorded result");
      }
      OutboxMessage tried = message.tried();
      if (!isRecorded(tried)) {
        return new Settlement.Released(message, Duration.ZERO);
      }
      if (message.state() == OutboxMessage.State.SENT) {
        listener.tell(to -> to.onOverdue(request, overdue(message)));
      }
      begun = true;
      return publish(tried);
    } catch (RuntimeException e) {
      faults++;
      listener.tell(to -> to.onFault(request.key().shop(), e));
      LOG.warn(
          "could not determine whether to publish restock request {}",
          request.id(),
          LoggedFailure.of(e));
      return new Settlement.Released(message, backOff.after(1));
    } catch (Error e) {
      error = e;
      return begun
          ? new Settlement.Begun(message.tried())
          : new Settlement.Released(message, backOff.after(1));
    }
  }

  /**
   * Returns whether the goods are still wanted. Without a check by the host, only messages that
   * were never sent are wanted.
   */
  private boolean isWanted(OutboxMessage message) {
    Predicate<RestockRequest> question = options.isOpen;
    return question == null
        ? message.state() == OutboxMessage.State.PENDING
        : question.test(message.request());
  }

  /**
   * Records an attempt before it is made, if the message was leased so often that its attempts may
   * have ended the processes that made them. Other attempts are recorded with their result.
   *
   * @return false if the lease has ended
   */
  private boolean isRecorded(OutboxMessage tried) {
    return tried.fencingToken() - tried.attempts() < options.attempts
        || options
            .outbox
            .settle(tried.request().key().shop(), List.of(new Settlement.Begun(tried)))
            .isEmpty();
  }

  private Settlement publish(OutboxMessage tried) {
    try {
      options.publisher.publish(tried.request());
    } catch (PublishingException e) {
      return failed(tried, e);
    } catch (RuntimeException e) {
      LOG.warn(
          "the publisher failed for restock request {}", tried.request().id(), LoggedFailure.of(e));
      return again(tried, e, backOff.after(tried.attempts()));
    }
    return new Settlement.Sent(tried, nextLook(tried));
  }

  private Settlement failed(OutboxMessage message, PublishingException failure) {
    if (!failure.isRetryable()) {
      return new Settlement.Blocked(message, Reasons.of(failure));
    }
    // The other messages of this supplier wait no longer than after a first attempt, and come
    // before this one: so a message that always fails does not delay the others.
    Duration others = backOff.after(1, failure.retryAfter());
    away.put(message.request().supplier(), others);
    Duration own = backOff.after(message.attempts(), failure.retryAfter());
    Duration behind = others.plusMillis(1);
    return again(message, failure, own.compareTo(behind) < 0 ? behind : own);
  }

  private Settlement again(OutboxMessage message, RuntimeException failure, Duration after) {
    String reason = Reasons.of(failure);
    return message.attempts() >= options.attempts
        ? new Settlement.Blocked(message, reason)
        : new Settlement.Retry(message, after, reason);
  }

  private Instant nextLook(OutboxMessage message) {
    Instant now = leasedAt(message);
    Instant dueAt = message.request().dueAt();
    boolean first = message.state() == OutboxMessage.State.PENDING && dueAt.isAfter(now);
    return first ? dueAt : now.plus(leadTime(message.request()));
  }

  private long overdue(OutboxMessage message) {
    RestockRequest request = message.request();
    Duration since = Duration.between(request.dueAt(), leasedAt(message));
    return since.isNegative() ? 1 : 1 + since.dividedBy(leadTime(request));
  }

  /**
   * Returns the time of the lease, by the clock of the outbox: a leased message is due when its
   * lease ends.
   */
  private Instant leasedAt(OutboxMessage message) {
    return message.nextAt().minus(options.lease);
  }

  private static Duration leadTime(RestockRequest request) {
    Duration lead = Duration.between(request.requestedAt(), request.dueAt());
    return lead.compareTo(SHORTEST_LEAD_TIME) < 0 ? SHORTEST_LEAD_TIME : lead;
  }
}
