package io.holdfast.examples.localfood.load;

import io.holdfast.examples.common.UrlConverter;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of all commands that measure a market. */
final class TrafficOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--orders",
      converter = UrlConverter.class,
      paramLabel = "URL",
      defaultValue = "http://localhost:8081",
      description = "The order service, default ${DEFAULT-VALUE}.")
  private URI orders;

  @Option(
      names = "--stores",
      converter = UrlConverter.class,
      paramLabel = "URL",
      defaultValue = "http://localhost:8082",
      description = "The store service, without TLS, default ${DEFAULT-VALUE}.")
  private URI stores;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "250",
      description =
          "Customers of the popular shop, who order without a pause, default ${DEFAULT-VALUE}.")
  private int customers;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long a round takes, default ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  /**
   * Requires a number of at least 1.
   *
   * @throws ParameterException if it is less
   */
  void requirePositive(String option, int value) {
    if (value < 1) {
      throw new ParameterException(spec.commandLine(), option + ": must be at least 1");
    }
  }

  /**
   * Checks these options, and returns a client of the services. It has sent nothing yet.
   *
   * @throws ParameterException if an option breaks a rule
   */
  MarketClient client() {
    requirePositive("--customers", customers);
    requirePositive("--seconds", seconds);
    if (!"http".equalsIgnoreCase(stores.getScheme())) {
      throw new ParameterException(
          spec.commandLine(), "--stores: must be http://HOST:PORT, for it is used without TLS");
    }
    return new MarketClient(orders, stores);
  }

  /** Returns how many customers the popular shop has. */
  int customers() {
    return customers;
  }

  /** Returns how long a round takes. */
  Duration time() {
    return Duration.ofSeconds(seconds);
  }
}
