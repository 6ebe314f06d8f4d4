package io.holdfast.benchmarks;

import io.holdfast.benchmarks.load.Group;
import io.holdfast.benchmarks.load.Plan;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of the command line. */
@Command(name = "benchmarks/run")
final class Options {
  /** A group of comparisons. Those of {@link Group} have the same names. */
  enum Part {
    MEMORY,
    JDBC,
    LANES,
    ROWS,
    PROCESSES,
    VIEW,
    METRICS,
    SPRING,
    RESTOCK,
    DYNAMODB
  }

  /** The modes, of which one is chosen at most. */
  static final class Mode {
    @Option(names = "--quick", description = "Takes about twenty-five minutes; the default.")
    boolean quick;

    @Option(names = "--full", description = "Takes hours.")
    boolean full;

    @Option(names = "--smoke", description = "Only shows that everything starts and verifies.")
    boolean smoke;
  }

  @ArgGroup private Mode mode = new Mode();

  @Option(
      names = "--only",
      split = ",",
      description = "The groups to run: ${COMPLETION-CANDIDATES}.")
  private List<Part> only = List.of(Part.values());

  @Option(names = "--load", description = "A part of the names of the loads to run.")
  private String load = "";

  @Option(names = "--rate", description = "The orders per second of the open loop.")
  private int rate;

  @Option(
      names = "--seconds",
      description =
          "The seconds of each round, 1 to 60; each side is warmed up four times as long.")
  private @Nullable Integer seconds;

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
    CommandLine line = new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
    line.parseArgs(args.toArray(String[]::new));
    if (options.seconds != null && (options.seconds < 1 || options.seconds > 60)) {
      throw new CommandLine.ParameterException(
          line, "--seconds: must be 1 to 60, is " + options.seconds);
    }
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
    return only.contains(part);
  }

  /** Returns whether a group that needs MariaDB or MySQL is to run. */
  boolean asksForDatabase() {
    return only.stream().anyMatch(part -> part != Part.MEMORY && part != Part.DYNAMODB);
  }

  /** Returns the groups of loads to run on each database. */
  Set<Group> groups() {
    Set<Group> groups = EnumSet.noneOf(Group.class);
    for (Group group : Group.values()) {
      if (asks(Part.valueOf(group.name()))) {
        groups.add(group);
      }
    }
    return groups;
  }

  Plan plan() {
    Plan plan = full() ? Plan.FULL : smoke() ? Plan.SMOKE : Plan.QUICK;
    if (seconds != null) {
      plan = plan.withRounds(Duration.ofSeconds(seconds));
    }
    return rate > 0 ? plan.withRate(rate) : plan;
  }

  /** Returns the number of rounds of the comparisons of single commits. */
  int rounds() {
    return full() ? 31 : smoke() ? 1 : 5;
  }
}
