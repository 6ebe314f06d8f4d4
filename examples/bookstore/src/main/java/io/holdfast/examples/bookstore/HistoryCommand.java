package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bookstore history}. */
@Command(name = "history", description = "Prints the states of an execution.")
final class HistoryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BookstoreOptions options;

  @Parameters(paramLabel = "NAME", description = "The name of the execution.")
  private String name;

  private HistoryCommand() {}

  @Override
  public Integer call() {
    options.check();
    ExecutionName execution = new ExecutionName(name);
    try (BookstoreApp app = new BookstoreApp(options)) {
      Optional<Execution> found = app.engine().describe(execution);
      if (found.isEmpty()) {
        spec.commandLine().getErr().println("no execution " + execution);
        return 1;
      }
      new Watch(app.engine(), spec.commandLine().getOut()).history(found.get());
      return 0;
    }
  }
}
