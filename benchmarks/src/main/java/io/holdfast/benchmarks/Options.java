package io.holdfast.benchmarks;

import io.holdfast.benchmarks.load.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of the command line. */
@Command(name = "benchmarks/run")
final class Options {
  /** A group of comparisons. */
  enum Part {
    MEMORY,
    JDBC,
    LANES,
    RESTOCK,
    DYNAMODB
  }

  /** The modes, of which one is chosen at most. */
  static final class Mode {
    @Option(names = "--quick", description = "Takes under five minutes; the default.")
    boolean quick;

    @Option(names = "--full", description = "Takes more than an hour.")
    boolean full;

    @Option(names = "--smoke", description = "Only shows that everything starts and verifies.")
    boolean smoke;
  }

  @ArgGroup private Mode mode = new Mode();

  @Option(names = "--only", description = "The group to run: ${COMPLETION-CANDIDATES}.")
  private @Nullable Part only;

  @Option(names = "--load", description = "A part of the names of the loads to run.")
  private String load = "";

  @Option(names = "--rate", description = "The orders per second of the open loop.")
  private int rate;

  @Option(names = "--json", description = "Prints JSON instead of tables.")
  private boolean json;

  /**
   * Reads the arguments.
   *
   * @throws CommandLine.ParameterException if an option is not known, or a value is missing or
   *     wrong
   */
  static Options parse(List<String> args) {
    Options options = new Options();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(args.toArray(String[]::new));
    return options;
  }

  boolean full() {
    return mode.full;
  }

  boolean smoke() {
    return mode.smoke;
  }

  /** Returns the name of the mode. */
  String mode() {
    return full() ? "full" : smoke() ? "smoke" : "quick";
  }

  String load() {
    return load;
  }

  boolean json() {
    return json;
  }

  boolean asks(Part part) {
    return only == null || only == part;
  }

  Plan plan() {
    Plan plan = full() ? Plan.FULL : smoke() ? Plan.SMOKE : Plan.QUICK;
    return rate > 0 ? plan.withRate(rate) : plan;
  }

  /** Returns the number of rounds of the comparisons of single commits. */
  int rounds() {
    return full() ? 31 : smoke() ? 1 : 5;
  }
}
