package io.holdfast.examples.ticketsgrpc.store;

import io.holdfast.examples.common.H2File;
import io.holdfast.examples.common.Secrets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select the store. */
public final class StoreOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "KIND",
      description =
          "h2 (an embedded file, durable; the default), memory (gone at the end), jdbc (implied by"
              + " --jdbc-url) or dynamodb.")
  private @Nullable StoreKind kind;

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description = "The H2 database, without its .mv.db ending. Default: holdfast-data/tickets.")
  private @Nullable Path file;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "A MySQL, MariaDB or H2 database. The password comes from the environment variable"
              + " HOLDFAST_PASSWORD. Missing tables are created.")
  private @Nullable String jdbcUrl;

  @Option(names = "--user", paramLabel = "NAME", description = "The database user for --jdbc-url.")
  private @Nullable String user;

  @Option(
      names = "--connections",
      paramLabel = "N",
      defaultValue = "16",
      description = "The most connections to the store, 1 to 1000. Default: 16.")
  int connections;

  @Mixin private DynamoDbOptions dynamoDb;

  /** Returns the kind of store. */
  public StoreKind kind() {
    if (kind != null) {
      return kind;
    }
    return jdbcUrl == null ? StoreKind.H2 : StoreKind.JDBC;
  }

  /** Returns the options of DynamoDB, which also name the tables of an import. */
  public DynamoDbOptions dynamoDb() {
    return dynamoDb;
  }

  /** Returns the database user, or null for none. */
  @Nullable String user() {
    return kind() == StoreKind.H2 ? "sa" : user;
  }

  /** Returns the URL of the database, for {@link StoreKind#H2} and {@link StoreKind#JDBC}. */
  String url() {
    if (jdbcUrl != null) {
      return jdbcUrl;
    }
    // The server closes it, after the last call.
    return H2File.url(path(), "DB_CLOSE_ON_EXIT=FALSE");
  }

  private Path path() {
    return file == null ? Path.of("holdfast-data", "tickets") : file;
  }

  /**
   * Checks that the options are consistent.
   *
   * @throws ParameterException if they are not
   */
  public void check() {
    require(connections >= 1 && connections <= 1000, "--connections must be 1 to 1000");
    require(kind() != StoreKind.JDBC || jdbcUrl != null, "--store jdbc needs --jdbc-url");
    require(kind() == StoreKind.JDBC || jdbcUrl == null, "--jdbc-url goes with --store jdbc only");
    require(kind() == StoreKind.JDBC || user == null, "--user goes with --jdbc-url only");
    require(kind() == StoreKind.H2 || file == null, "--file goes with --store h2 only");
    require(kind() != StoreKind.H2 || H2File.isAllowed(path()), "--file " + H2File.RULE);
    require(jdbcUrl == null || jdbcUrl.startsWith("jdbc:"), "--jdbc-url must start with jdbc:");
    require(
        jdbcUrl == null || !Secrets.areInJdbcUrl(jdbcUrl),
        "--jdbc-url must not carry user or password: use --user and HOLDFAST_PASSWORD");
    dynamoDb.broken(kind() == StoreKind.DYNAMODB).ifPresent(rule -> require(false, rule));
  }

  private void require(boolean met, String rule) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
