package io.holdfast.examples.bookstore;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code bookstore parked}. */
@Command(
    name = "parked",
    description = "Lists the executions that have stopped at a step and wait for an operator.")
final class ParkedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BookstoreOptions options;

  private ParkedCommand() {}

  @Override
  public Integer call() {
    options.check();
    try (BookstoreApp app = new BookstoreApp(options)) {
      Watch watch = new Watch(app.engine(), spec.commandLine().getOut());
      app.engine().parked().forEach(watch::parked);
    }
    return 0;
  }
}
