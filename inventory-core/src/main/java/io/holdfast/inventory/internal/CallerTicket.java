package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;

/** The command of a caller that waits. */
final class CallerTicket<T> extends CommandTicket<T> {
  CallerTicket(Command<T> command, long deadline) {
    super(command, deadline, Thread.currentThread());
  }

  /** The answer, or whatever is thrown instead. */
  Outcome<T> outcomeOrThrow() {
    Throwable fault = fault();
    if (fault instanceof Error error) {
      throw error;
    }
    if (fault instanceof RuntimeException exception) {
      throw exception;
    }
    return outcome();
  }
}
