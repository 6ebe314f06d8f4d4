package io.holdfast.restock.spi;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.OutboxMessage.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The result of a leased message.
 *
 * @param <C> the kind of content
 * @since 0.1.0
 */
public sealed interface Settlement<C extends OutboxContent> {
  /** Returns the message, as it was leased. */
  OutboxMessage<C> message();

  /**
   * Returns the message to store. It is derived from the leased message, so that settling twice has
   * the effect of settling once.
   *
   * @param now the time, by the clock of the outbox
   * @return the message; null to delete it
   */
  @Nullable OutboxMessage<C> after(Instant now);

  /** Returns whether this settlement ends the lease. */
  default boolean endsLease() {
    return true;
  }

  /**
   * The message is about to be attempted. Only its attempts change, to those of the given message,
   * and the lease continues. So an attempt is counted even if it ends its process.
   *
   * @param message the message, as it was leased, with one more attempt
   * @param <C> the kind of content
   */
  record Begun<C extends OutboxContent>(OutboxMessage<C> message) implements Settlement<C> {
    @Override
    public OutboxMessage<C> after(Instant now) {
      return message;
    }

    @Override
    public boolean endsLease() {
      return false;
    }
  }

  /**
   * The message was accepted, and is to be checked later. It becomes SENT, with no attempts and no
   * reason.
   *
   * @param message the message, as it was leased
   * @param nextAt the time of the next check
   * @param <C> the kind of content
   */
  record Sent<C extends OutboxContent>(OutboxMessage<C> message, Instant nextAt)
      implements Settlement<C> {
    @Override
    public OutboxMessage<C> after(Instant now) {
      return message.with(State.SENT, 0, nextAt, null);
    }
  }

  /**
   * The message was not accepted, or that is not known. It stays PENDING or SENT.
   *
   * @param message the message, as it was leased, with one more attempt
   * @param delay the delay from now until the next attempt
   * @param reason the reason, in one line
   * @param <C> the kind of content
   */
  record Retry<C extends OutboxContent>(OutboxMessage<C> message, Duration delay, String reason)
      implements Settlement<C> {
    @Override
    public OutboxMessage<C> after(Instant now) {
      return message.with(message.state(), message.attempts(), now.plus(delay), reason);
    }
  }

  /**
   * The message was not attempted. Its state, reason and attempts stay the same.
   *
   * @param message the message, as it was leased
   * @param delay the delay from now until it is due; zero for at once
   * @param <C> the kind of content
   */
  record Released<C extends OutboxContent>(OutboxMessage<C> message, Duration delay)
      implements Settlement<C> {
    @Override
    public OutboxMessage<C> after(Instant now) {
      return message.with(message.state(), message.attempts(), now.plus(delay), message.reason());
    }
  }

  /**
   * The message is given up. It becomes BLOCKED.
   *
   * @param message the message, as it was leased, with one more attempt if there was one
   * @param reason the reason, in one line
   * @param <C> the kind of content
   */
  record Blocked<C extends OutboxContent>(OutboxMessage<C> message, String reason)
      implements Settlement<C> {
    @Override
    public OutboxMessage<C> after(Instant now) {
      return message.with(State.BLOCKED, message.attempts(), now, reason);
    }
  }

  /**
   * Nothing is left to do, without an attempt. The message is deleted.
   *
   * @param message the message, as it was leased
   * @param <C> the kind of content
   */
  record Removed<C extends OutboxContent>(OutboxMessage<C> message) implements Settlement<C> {
    @Override
    public @Nullable OutboxMessage<C> after(Instant now) {
      return null;
    }
  }

  /**
   * The message was accepted, and nothing is left to check. The message is deleted.
   *
   * @param message the message, as it was leased, with one more attempt
   * @param <C> the kind of content
   */
  record Delivered<C extends OutboxContent>(OutboxMessage<C> message) implements Settlement<C> {
    @Override
    public @Nullable OutboxMessage<C> after(Instant now) {
      return null;
    }
  }
}
