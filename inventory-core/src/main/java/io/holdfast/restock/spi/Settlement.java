package io.holdfast.restock.spi;

import java.time.Duration;
import java.time.Instant;

/** What came of a leased message. */
public sealed interface Settlement {
  /** The message as it was leased. */
  OutboxMessage message();

  /**
   * It was accepted. From now on it is SENT, its attempts are 0, and it has no reason.
   *
   * @param message as it was leased
   * @param nextAt when to look after it
   */
  record Sent(OutboxMessage message, Instant nextAt) implements Settlement {}

  /**
   * It was not accepted, or that is not known. It stays what it is, PENDING or SENT.
   *
   * @param message as it was leased
   * @param after from now
   * @param reason why
   */
  record Retry(OutboxMessage message, Duration after, String reason) implements Settlement {}

  /**
   * It was not tried. It stays what it is, with the reason it has, and this lease does not count
   * among its attempts.
   *
   * @param message as it was leased
   * @param after from now; zero for at once
   */
  record Untried(OutboxMessage message, Duration after) implements Settlement {}

  /**
   * It is given up. From now on it is BLOCKED.
   *
   * @param message as it was leased
   * @param reason why
   */
  record Blocked(OutboxMessage message, String reason) implements Settlement {}

  /**
   * Nothing is left to be done. The message goes.
   *
   * @param message as it was leased
   */
  record Done(OutboxMessage message) implements Settlement {}
}
