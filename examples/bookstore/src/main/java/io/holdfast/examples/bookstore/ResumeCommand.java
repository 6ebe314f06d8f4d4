package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.flow.ExecutionName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code bookstore resume}. */
@Command(
    name = "resume",
    description = "Lets a parked execution try its step again, and follows it.")
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BookstoreOptions options;

  @Parameters(paramLabel = "NAME", description = "The name of the execution.")
  private String name;

  private ResumeCommand() {}

  @Override
  public Integer call() {
    options.check();
    ExecutionName execution = new ExecutionName(name);
    try (BookstoreApp app = new BookstoreApp(options)) {
      if (!app.engine().resume(execution)) {
        spec.commandLine().getErr().println("not parked: " + execution);
        return 1;
      }
      app.work();
      return new Watch(app.engine(), spec.commandLine().getOut()).follow(execution);
    }
  }
}
