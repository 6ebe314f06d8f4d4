package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.command.Command;

/** The command of a blocking caller. */
final class CallerTicket<T> extends CommandTicket<T> {
  CallerTicket(Command<T> command, long deadline) {
    super(command, deadline, Thread.currentThread());
  }

  /** Returns the outcome, or throws the fault. */
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
