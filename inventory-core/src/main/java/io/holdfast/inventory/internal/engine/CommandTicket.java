package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.lane.PendingCommand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A command in a lane. */
abstract class CommandTicket<T> extends PendingCommand<Command<?>, Outcome<?>> {
  CommandTicket(Command<T> command, long deadline, @Nullable Thread caller) {
    super(command, deadline, caller);
  }

  /** Returns the outcome. Call it only if there is no fault. */
  @SuppressWarnings("unchecked") // a command is only answered with its outcome
  final Outcome<T> outcome() {
    return (Outcome<T>) Objects.requireNonNull(answer(), "answer");
  }
}
