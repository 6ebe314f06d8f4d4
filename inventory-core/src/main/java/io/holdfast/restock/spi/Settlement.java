package io.holdfast.restock.spi;

import io.holdfast.restock.spi.OutboxMessage.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a leased message. */
public sealed interface Settlement {
  /** The message as it was leased. */
  OutboxMessage message();

  /**
   * What becomes of the message. It is counted from what was leased, so that settling twice is
   * settling once.
   *
   * @param now by the clock of the outbox
   * @return null if the message goes
   */
  @Nullable OutboxMessage after(Instant now);

  /** Returns whether the lease ends with it. */
  default boolean endsLease() {
    return true;
  }

  /**
   * It is about to be tried. Nothing changes but its attempts, which are those of the message given
   * here, and the lease goes on. So a try is counted even if its process dies of it.
   *
   * @param message as it was leased, with one more try
   */
  record Begun(OutboxMessage message) implements Settlement {
    @Override
    public OutboxMessage after(Instant now) {
      return message;
    }

    @Override
    public boolean endsLease() {
      return false;
    }
  }

  /**
   * It was accepted. From now on it is SENT, its attempts are 0, and it has no reason.
   *
   * @param message as it was leased
   * @param nextAt when to look after it
   */
  record Sent(OutboxMessage message, Instant nextAt) implements Settlement {
    @Override
    public OutboxMessage after(Instant now) {
      return message.with(State.SENT, 0, nextAt, null);
    }
  }

  /**
   * It was not accepted, or that is not known. It stays what it is, PENDING or SENT.
   *
   * @param message as it was leased, with one more try
   * @param after from now
   * @param reason why
   */
  record Retry(OutboxMessage message, Duration after, String reason) implements Settlement {
    @Override
    public OutboxMessage after(Instant now) {
      return message.with(message.state(), message.attempts(), now.plus(after), reason);
    }
  }

  /**
   * It was not tried. It stays what it is, with the reason and the attempts it has.
   *
   * @param message as it was leased
   * @param after from now; zero for at once
   */
  record Untried(OutboxMessage message, Duration after) implements Settlement {
    @Override
    public OutboxMessage after(Instant now) {
      return message.with(message.state(), message.attempts(), now.plus(after), message.reason());
    }
  }

  /**
   * It is given up. From now on it is BLOCKED.
   *
   * @param message as it was leased, with one more try if there was one
   * @param reason why
   */
  record Blocked(OutboxMessage message, String reason) implements Settlement {
    @Override
    public OutboxMessage after(Instant now) {
      return message.with(State.BLOCKED, message.attempts(), now, reason);
    }
  }

  /**
   * Nothing is left to be done. The message goes.
   *
   * @param message as it was leased
   */
  record Done(OutboxMessage message) implements Settlement {
    @Override
    public @Nullable OutboxMessage after(Instant now) {
      return null;
    }
  }
}
