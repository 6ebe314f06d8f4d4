package io.holdfast.examples.bookstore.store;

import io.holdfast.examples.common.H2File;
import io.holdfast.examples.common.Secrets;
import io.holdfast.examples.common.UrlConverter;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select the databases. */
public final class StoreOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "KIND",
      defaultValue = "jdbc",
      description =
          "Where stock, books, points and orders are: jdbc (in the database of the engine; the"
              + " default) or dynamodb.")
  private StoreKind kind;

  @Option(
      names = "--file",
      paramLabel = "PATH",
      description = "The H2 database, without its .mv.db ending. Default: holdfast-data/bookstore.")
  private @Nullable Path file;

  @Option(
      names = "--shared",
      description = "Several processes use the H2 database at a time; all of them set this.")
  private boolean shared;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      description =
          "A MySQL, MariaDB or H2 database instead of the file. The password comes from the"
              + " environment variable HOLDFAST_PASSWORD. Missing tables are created.")
  private @Nullable String jdbcUrl;

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      description = "The database user for --jdbc-url.")
  private @Nullable String dbUser;

  @Option(
      names = "--endpoint",
      converter = UrlConverter.class,
      paramLabel = "URL",
      description = "A DynamoDB emulator, for --store dynamodb. Missing tables are created.")
  private @Nullable URI endpoint;

  @Option(
      names = "--tables",
      paramLabel = "PREFIX",
      defaultValue = "bookstore",
      description = "The beginning of the names of the DynamoDB tables. Default: bookstore.")
  private String tables;

  /** Returns where stock, books, points and orders are. */
  public StoreKind kind() {
    return kind;
  }

  /** Returns the URL of the database. */
  String url() {
    if (jdbcUrl != null) {
      return jdbcUrl;
    }
    // H2 allows only one of them: the first process serves the others, or the host closes the file.
    return H2File.url(path(), shared ? "AUTO_SERVER=TRUE" : "DB_CLOSE_ON_EXIT=FALSE");
  }

  private Path path() {
    return file == null ? Path.of("holdfast-data", "bookstore") : file;
  }

  /** Returns the database user, or null for none. */
  @Nullable String dbUser() {
    return jdbcUrl == null ? "sa" : dbUser;
  }

  /** Returns the password of the database. */
  String password() {
    String password = System.getenv("HOLDFAST_PASSWORD");
    return jdbcUrl == null || password == null ? "" : password;
  }

  /** Returns the address of DynamoDB, or null for AWS. */
  @Nullable URI endpoint() {
    return endpoint;
  }

  /** Returns the tables on DynamoDB. */
  DynamoDbTables tables() {
    return new DynamoDbTables(tables);
  }

  /**
   * Checks that the options are consistent.
   *
   * @throws ParameterException if they are not
   */
  public void check() {
    require(jdbcUrl == null || file == null, "--file and --jdbc-url exclude each other");
    require(jdbcUrl == null || !shared, "--shared goes with an H2 file only");
    require(jdbcUrl != null || dbUser == null, "--db-user goes with --jdbc-url only");
    require(
        kind == StoreKind.DYNAMODB || endpoint == null, "--endpoint goes with --store dynamodb");
    require(jdbcUrl != null || H2File.isAllowed(path()), "--file " + H2File.RULE);
    require(jdbcUrl == null || jdbcUrl.startsWith("jdbc:"), "--jdbc-url must start with jdbc:");
    require(
        jdbcUrl == null || !Secrets.areInJdbcUrl(jdbcUrl),
        "--jdbc-url must not carry user or password: use --db-user and HOLDFAST_PASSWORD");
    require(
        tables.matches("[A-Za-z0-9_.-]{3,200}"), "--tables must have 3 to 200 letters or digits");
  }

  private void require(boolean met, String rule) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
