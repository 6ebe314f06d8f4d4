package io.holdfast.examples.host;

import io.holdfast.examples.common.H2File;
import io.holdfast.examples.common.Secrets;
import io.holdfast.examples.common.UrlConverter;
import io.holdfast.http.callback.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a host on its command line. */
public final class HostOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen at; 0 for any. Default: 8080.")
  int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen at. Default: 127.0.0.1, this machine only.")
  String listen;

  @Option(
      names = "--public-url",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "How a factory reaches this host. Default: http://127.0.0.1 and the port.")
  @Nullable URI publicUrl;

  @Option(names = "--memory", description = "Keep the stock in memory; it is gone at the end.")
  boolean memory;

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description =
          "Keep the stock in this H2 database. Default: holdfast-data and the shop's name.")
  @Nullable Path file;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "Keep the stock in this MySQL, MariaDB or H2 database. The password comes from the"
              + " environment variable HOLDFAST_PASSWORD.")
  @Nullable String jdbcUrl;

  @Option(names = "--user", paramLabel = "NAME", description = "The user of --jdbc-url.")
  @Nullable String user;

  @Option(
      names = "--opening",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many pieces are there when the shop opens for the first time. Default: 5.")
  long opening;

  @Option(
      names = "--factory",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "Another factory than the one in here. It must be allowed to be called.")
  @Nullable URI factory;

  @Option(
      names = "--production",
      paramLabel = "DURATION",
      defaultValue = "PT3S",
      description = "How long the factory in here takes. Default: PT3S.")
  Duration production;

  @Option(
      names = "--deliveries",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often the factory in here sends each callback. Default: 1.")
  int deliveries;

  @Option(
      names = "--unsigned",
      description =
          "Take callbacks without a signature. Without it, they are signed with the key in the"
              + " environment variable HOLDFAST_CALLBACK_SECRET, or a random key.")
  boolean unsigned;

  @Mixin AwsOptions aws = new AwsOptions();

  private Map<String, String> environment = System.getenv();

  /** Parses an argument list, with the given environment instead of that of the process. */
  public static HostOptions parse(Map<String, String> environment, String... arguments) {
    Holder holder = new Holder();
    new CommandLine(holder).parseArgs(arguments);
    holder.options.environment = Map.copyOf(environment);
    return holder.options;
  }

  /** Returns the value of an environment variable, or null if it is not set. */
  @Nullable String variable(String name) {
    return environment.get(name);
  }

  /**
   * Returns the database, which may be the one in the environment of the reference system, or null
   * if it is a file.
   */
  @Nullable String databaseUrl() {
    if (jdbcUrl != null || file != null) {
      return jdbcUrl;
    }
    String database = variable("DATABASE");
    String host = variable("HOSTNAME");
    return database == null || host == null ? null : "jdbc:mysql://" + host + "/" + database;
  }

  /** Returns the file of the database if it is one. */
  Path path(String name) {
    return file == null ? Path.of("holdfast-data", name) : file;
  }

  /** Returns the key of callbacks, or null if they are not signed. */
  @Nullable Secret secret() {
    if (unsigned) {
      return null;
    }
    String text = variable("HOLDFAST_CALLBACK_SECRET");
    return text == null ? Secret.random() : Secret.parse(text);
  }

  /**
   * Checks that the options are consistent.
   *
   * @param name the name of the shop, which is that of its file if there is no other
   * @throws ParameterException if they are not
   */
  void check(String name) {
    require(port >= 0 && port <= 65_535, "--port must be 0 to 65535");
    require(opening >= 0 && opening <= 1_000_000, "--opening must be 0 to 1000000");
    require(deliveries >= 1 && deliveries <= 10, "--deliveries must be 1 to 10");
    require(
        !production.isNegative() && production.compareTo(Duration.ofDays(1)) <= 0,
        "--production must be PT0S to P1D");
    require(!memory || (file == null && jdbcUrl == null), "--memory goes without a database");
    require(file == null || jdbcUrl == null, "--file and --jdbc-url exclude each other");
    require(
        memory || databaseUrl() != null || H2File.isAllowed(path(name)), "--file " + H2File.RULE);
    require(jdbcUrl == null || jdbcUrl.startsWith("jdbc:"), "--jdbc-url must start with jdbc:");
    require(
        jdbcUrl == null || !Secrets.areInJdbcUrl(jdbcUrl),
        "--jdbc-url must not carry user or password: use --user and HOLDFAST_PASSWORD");
    require(aws.isComplete(), "--topic-arn, --queue-url and --dead-letter-queue-url go together");
    require(
        !aws.queueWait.isNegative() && aws.queueWait.compareTo(Duration.ofSeconds(20)) <= 0,
        "--queue-wait must be PT0S to PT20S");
    require(
        factory == null || unsigned || variable("HOLDFAST_CALLBACK_SECRET") != null,
        "--factory needs HOLDFAST_CALLBACK_SECRET, which the factory has too, or --unsigned");
  }

  private void require(boolean holds, String rule) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }

  @Command(name = "host")
  private static final class Holder {
    @Mixin private HostOptions options = new HostOptions();
  }
}
