package io.holdfast.examples.bookstore;

import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.InputJson;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code bookstore checkout}. */
@Command(
    name = "checkout",
    description = "Starts an execution, and prints each state until it is over.")
final class CheckoutCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BookstoreOptions options;

  @ArgGroup(multiplicity = "1")
  private Order order;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The name of the execution. A second checkout with the same name is the same execution."
              + " Default: a random one.")
  private @Nullable String name;

  private CheckoutCommand() {}

  /** The order, as options or as JSON. */
  static final class Order {
    @ArgGroup(exclusive = false)
    private @Nullable Fields fields;

    @Option(
        names = "--input",
        paramLabel = "JSON",
        description = "The input of the execution, instead of the other options.")
    private @Nullable String json;

    private Order() {}

    private CheckoutInput input() {
      return fields == null ? InputJson.read(String.valueOf(json)) : fields.input();
    }
  }

  /** The order as options. */
  static final class Fields {
    @Option(names = "--user", paramLabel = "ID", required = true, description = "The customer.")
    private String user;

    @Option(names = "--book", paramLabel = "ID", required = true, description = "The book.")
    private String book;

    @Option(
        names = "--quantity",
        paramLabel = "N",
        required = true,
        description = "The number of pieces.")
    private long quantity;

    @Option(names = "--redeem", description = "Pay with points first.")
    private boolean redeem;

    private Fields() {}

    private CheckoutInput input() {
      return new CheckoutInput(user, book, quantity, redeem);
    }
  }

  @Override
  public Integer call() {
    options.check();
    ExecutionName execution = new ExecutionName(name == null ? UUID.randomUUID().toString() : name);
    CheckoutInput input = order.input();
    PrintWriter out = spec.commandLine().getOut();
    try (BookstoreApp app = new BookstoreApp(options)) {
      app.work();
      Execution started = app.engine().start(execution, input);
      out.println("execution " + started.name());
      return new Watch(app.engine(), out).follow(execution);
    }
  }
}
