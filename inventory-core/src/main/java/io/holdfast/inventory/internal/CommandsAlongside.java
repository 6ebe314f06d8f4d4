package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.command.AlongsideCommand;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.spi.HostWrite;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The commands of an inventory, each with the same writes of the host. */
final class CommandsAlongside extends CommandMethods {
  private final CommandMethods inventory;
  private final List<HostWrite> writes;

  CommandsAlongside(CommandMethods inventory, List<HostWrite> writes) {
    super(inventory.holdLimits);
    this.inventory = inventory;
    this.writes = writes;
  }

  @Override
  <T> Outcome<T> run(Command<T> command) {
    return inventory.run(new AlongsideCommand<>(command, writes));
  }

  @Override
  <T> CompletionStage<Outcome<T>> runAsync(Command<T> command) {
    return inventory.runAsync(new AlongsideCommand<>(command, writes));
  }
}
