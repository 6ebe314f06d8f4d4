package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.flow.ExecutionExistsException;
import io.holdfast.inventory.error.InvalidRequestException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code bookstore}. */
@Command(
    name = "bookstore",
    mixinStandardHelpOptions = true,
    description = "The checkout of a bookstore as a durable workflow.",
    subcommands = {
      ServeCommand.class,
      CheckoutCommand.class,
      HistoryCommand.class,
      ParkedCommand.class,
      ResumeCommand.class
    })
public final class Bookstore {
  private Bookstore() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bookstore())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (thrown, command, parsed) -> {
              if (thrown instanceof InvalidRequestException
                  || thrown instanceof ExecutionExistsException) {
                command.getErr().println(thrown.getMessage());
                return command.getCommandSpec().exitCodeOnInvalidInput();
              }
              throw thrown;
            });
  }
}
