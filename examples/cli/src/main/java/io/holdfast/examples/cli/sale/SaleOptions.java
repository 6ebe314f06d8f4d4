package io.holdfast.examples.cli.sale;

import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a sale. */
final class SaleOptions {
  private static final int MAX_RUN_LENGTH = 24;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Pieces for sale over all SKUs, 1 to 1000000000. Default: 1000.")
  private long units;

  @Option(
      names = "--buyers",
      paramLabel = "N",
      defaultValue = "5000",
      description = "Buyers, 1 to 10000000. Default: 5000.")
  private int buyers;

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "64",
      description = "Clients that send orders at the same time, 1 to 1024. Default: 64.")
  int clients;

  @Option(
      names = "--skus",
      paramLabel = "N",
      defaultValue = "1",
      description = "Articles, 1 to 10000, at most as many as units. Default: 1.")
  private int skus;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "1",
      description = "Articles in one order, one piece each, 1 to 50. Default: 1.")
  private int lines;

  @Option(
      names = "--duplicates",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description = "Share of orders sent twice or three times, at once or later. Default: 0.1.")
  private double duplicates;

  @Option(
      names = "--holds",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Share of buyers who hold first. Default: 0.2.")
  private double holds;

  @Option(
      names = "--abandon",
      paramLabel = "SHARE",
      defaultValue = "0.2",
      description = "Share of these holds left to expire. Default: 0.2.")
  private double abandon;

  @Option(
      names = "--ttl",
      paramLabel = "TIME",
      defaultValue = "2s",
      description = "How long a hold lives, 1s to 24h. Default: 2s.")
  private Duration ttl;

  @Option(
      names = "--cancels",
      paramLabel = "SHARE",
      defaultValue = "0.05",
      description = "Share of buyers who cancel their sale. Default: 0.05.")
  private double cancels;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the random orders. Default: 1.")
  private long seed;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      defaultValue = "60s",
      description =
          "How long a call without an answer is repeated before the sale stops. Default: 60s.")
  Duration patience;

  SaleTerms terms() {
    range("--units", 1, 1_000_000_000, units);
    range("--buyers", 1, 10_000_000, buyers);
    range("--clients", 1, 1024, clients);
    range("--skus", 1, 10_000, skus);
    require(skus <= units, "--skus must be at most --units");
    range("--lines", 1, 50, lines);
    require(lines <= skus, "--lines must be at most --skus");
    share("--duplicates", duplicates);
    share("--holds", holds);
    share("--abandon", abandon);
    share("--cancels", cancels);
    require(!ttl.minusSeconds(1).isNegative(), "--ttl must be at least 1s");
    require(!Duration.ofHours(24).minus(ttl).isNegative(), "--ttl must be at most 24h");
    require(!patience.isNegative(), "--patience must not be negative");
    return new SaleTerms(
        units, buyers, skus, lines, duplicates, holds, abandon, cancels, ttl, seed);
  }

  String checkedRun(String run) {
    require(run.length() <= MAX_RUN_LENGTH, "--run must have at most 24 characters");
    return run;
  }

  /** The launcher sets this: Java cannot detect whether standard error is a terminal. */
  boolean isTerminal() {
    return Boolean.getBoolean("holdfast.terminal");
  }

  private void share(String name, double value) {
    require(value >= 0 && value <= 1, name + " must be 0 to 1");
  }

  private void range(String name, long least, long most, long value) {
    require(value >= least && value <= most, name + " must be " + least + " to " + most);
  }

  private void require(boolean met, String rule) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
