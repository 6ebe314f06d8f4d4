package io.holdfast.examples.bookstore.temporal;

import io.grpc.StatusRuntimeException;
import io.holdfast.examples.bookstore.flow.Engine;
import io.holdfast.examples.bookstore.flow.Timing;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select Temporal. */
public final class TemporalOptions {
  private static final Pattern TARGET = Pattern.compile("[^:\\s]+:[0-9]{1,5}");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--temporal",
      paramLabel = "HOST:PORT",
      description =
          "The Temporal server that keeps the executions. Default: none; they are in the database"
              + " of the bookstore.")
  private @Nullable String target;

  /**
   * Opens an engine on the server. Returns empty if the options do not name one.
   *
   * @param timing the times of the checkouts that are started here
   * @throws ParameterException if the server does not answer
   */
  public Optional<Engine> connect(Timing timing) {
    if (target == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(TemporalEngine.connect(target, timing));
    } catch (StatusRuntimeException e) {
      throw new ParameterException(
          spec.commandLine(), "--temporal: no server answers at " + target, e);
    }
  }

  /**
   * Checks the form of the address.
   *
   * @throws ParameterException if it is not a host and a port
   */
  public void check() {
    if (target != null && !TARGET.matcher(target).matches()) {
      throw new ParameterException(
          spec.commandLine(), "--temporal must be HOST:PORT, such as 127.0.0.1:7233");
    }
  }
}
