package io.holdfast.restock;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for each message of one lease whether it is still sent, publishes it, and decides its
 * settlement. A failure of the other side with one message also counts for the later messages to
 * it.
 */
final class MessageDelivery<C extends OutboxContent> {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  private final RelayOptions<C> options;
  private final MessageKind<C> kind;
  private final RelayBackOff backOff;
  private final Map<Object, Duration> away = new HashMap<>();
  private int faults;
  private @Nullable Error error;

  MessageDelivery(RelayOptions<C> options) {
    this.options = options;
    this.kind = options.kind;
    this.backOff = options.backOff;
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
  Settlement<C> take(OutboxMessage<C> message) {
    C content = message.content();
    Duration wait = away.get(kind.receiver(content));
    if (wait != null) {
      return new Settlement.Released<>(message, wait);
    }
    boolean begun = false;
    try {
      if (!kind.isWanted(message)) {
        return new Settlement.Removed<>(message);
      }
      if (message.attempts() >= options.attempts) {
        return new Settlement.Blocked<>(
            message,
            "attempted " + message.attempts() + " times; the last attempt has no recorded result");
      }
      OutboxMessage<C> tried = message.tried();
      if (!isRecorded(tried)) {
        return new Settlement.Released<>(message, Duration.ZERO);
      }
      kind.publishing(message, leasedAt(message));
      begun = true;
      return publish(tried);
    } catch (Exception e) { // a host in another language throws checked exceptions too
      HostCode.keepInterrupt(e);
      RuntimeException fault =
          e instanceof RuntimeException it
              ? it
              : new IllegalStateException("the check of the host failed", e);
      faults++;
      options.listener.tell(to -> to.onFault(content.shop(), fault));
      LOG.warn(
          "could not determine whether to publish {} {}",
          kind.noun(),
          content.id(),
          LoggedFailure.of(e));
      return new Settlement.Released<>(message, backOff.after(1));
    } catch (Error e) {
      error = e;
      return begun
          ? new Settlement.Begun<>(message.tried())
          : new Settlement.Released<>(message, backOff.after(1));
    }
  }

  /**
   * Records an attempt before it is made, if the message was leased so often that its attempts may
   * have ended the processes that made them. Other attempts are recorded with their result.
   *
   * @return false if the lease has ended
   */
  private boolean isRecorded(OutboxMessage<C> tried) {
    return tried.fencingToken() - tried.attempts() < options.attempts
        || options
            .outbox
            .settle(tried.content().shop(), List.of(new Settlement.Begun<>(tried)))
            .isEmpty();
  }

  private Settlement<C> publish(OutboxMessage<C> tried) {
    try {
      options.publisher.accept(tried.content());
    } catch (PublishingException e) {
      return failed(tried, e);
    } catch (Exception e) { // a host in another language throws checked exceptions too
      HostCode.keepInterrupt(e);
      LOG.warn(
          "the publisher failed for {} {}", kind.noun(), tried.content().id(), LoggedFailure.of(e));
      return again(tried, e, backOff.after(tried.attempts()));
    }
    return kind.accepted(tried, leasedAt(tried));
  }

  private Settlement<C> failed(OutboxMessage<C> message, PublishingException failure) {
    if (!failure.isRetryable()) {
      return new Settlement.Blocked<>(message, Reasons.of(failure));
    }
    // The other messages to this receiver wait no longer than after a first attempt, and come
    // before this one: so a message that always fails does not delay the others.
    Duration others = backOff.after(1, failure.retryAfter());
    away.put(kind.receiver(message.content()), others);
    Duration own = backOff.after(message.attempts(), failure.retryAfter());
    Duration behind = others.plusMillis(1);
    return again(message, failure, own.compareTo(behind) < 0 ? behind : own);
  }

  private Settlement<C> again(OutboxMessage<C> message, Exception failure, Duration after) {
    String reason = Reasons.of(failure);
    return message.attempts() >= options.attempts
        ? new Settlement.Blocked<>(message, reason)
        : new Settlement.Retry<>(message, after, reason);
  }

  /**
   * Returns the time of the lease, by the clock of the outbox: a leased message is due when its
   * lease ends.
   */
  private Instant leasedAt(OutboxMessage<C> message) {
    return message.nextAt().minus(options.lease);
  }
}
