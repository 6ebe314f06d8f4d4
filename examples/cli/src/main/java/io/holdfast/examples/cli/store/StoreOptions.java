package io.holdfast.examples.cli.store;

import io.holdfast.examples.common.H2File;
import io.holdfast.examples.common.Secrets;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.model.ShopId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The options that select the store and the shop. Every command has them. */
public final class StoreOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--store",
      paramLabel = "KIND",
      scope = ScopeType.INHERIT,
      description =
          "memory (gone at the end), h2 (an embedded file, durable; the default), jdbc (implied by"
              + " --jdbc-url) or dynamodb.")
  private @Nullable StoreKind kind;

  @Option(
      names = "--file",
      paramLabel = "PATH",
      scope = ScopeType.INHERIT,
      description = "The H2 database, without its .mv.db ending. Default: holdfast-data/holdfast.")
  private @Nullable Path file;

  @Option(
      names = "--jdbc-url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "A MySQL, MariaDB or H2 database. The password comes from the environment variable"
              + " HOLDFAST_PASSWORD, never from the URL. Missing tables are created.")
  private @Nullable String jdbcUrl;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The database user for --jdbc-url.")
  private @Nullable String user;

  @Mixin DynamoDbOptions dynamoDb;

  @Option(
      names = "--connections",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      defaultValue = "16",
      description = "The most connections to the database, 1 to 1000. Default: 16.")
  int connections;

  @Option(
      names = "--no-lanes",
      negatable = true,
      scope = ScopeType.INHERIT,
      description =
          "Run every order in a separate transaction, to see what it costs. Otherwise orders that"
              + " come at the same time share one.")
  private boolean lanes = true;

  @Option(
      names = "--shop",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      defaultValue = "demo",
      description = "The shop, 1 to 32 characters of a-z, 0-9 and -. Default: demo.")
  private ShopId shop;

  /** Returns the shop. */
  public ShopId shop() {
    return shop;
  }

  /** Returns the kind of store. */
  StoreKind kind() {
    if (kind != null) {
      return kind;
    }
    return jdbcUrl == null ? StoreKind.H2 : StoreKind.JDBC;
  }

  /** Returns the options that set how commands share transactions. */
  LaneOptions lanes() {
    return lanes ? LaneOptions.DEFAULT : LaneOptions.OFF;
  }

  /** Returns the database user, or null for none. */
  @Nullable String user() {
    return kind() == StoreKind.H2 ? "sa" : user;
  }

  /** Returns the URL of the database, for {@link StoreKind#H2} and {@link StoreKind#JDBC}. */
  String url() {
    if (kind() == StoreKind.JDBC && jdbcUrl != null) {
      return jdbcUrl;
    }
    return H2File.url(path());
  }

  private Path path() {
    return file == null ? Path.of("holdfast-data", "holdfast") : file;
  }

  /** Returns the name of the store for a report: its kind and, for a database, its address. */
  public String displayName() {
    return switch (kind()) {
      case MEMORY -> "memory";
      case H2 -> "h2";
      case JDBC -> jdbcUrl == null ? "jdbc" : jdbcUrl.replaceFirst("[?;].*", "");
      case DYNAMODB -> "dynamodb " + dynamoDb.place();
    };
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
    require(
        kind() == StoreKind.DYNAMODB || !dynamoDb.isUsed(),
        "--endpoint, --region and --table go with --store dynamodb only");
    dynamoDb.broken().ifPresent(rule -> require(false, rule));
    require(kind() != StoreKind.H2 || H2File.isAllowed(path()), "--file " + H2File.RULE);
    if (jdbcUrl != null) {
      require(jdbcUrl.startsWith("jdbc:"), "--jdbc-url must start with jdbc:");
      require(
          !Secrets.areInJdbcUrl(jdbcUrl),
          "--jdbc-url must not carry user or password: use --user and HOLDFAST_PASSWORD");
    }
  }

  /** Prints a message that is not part of the answer. */
  void say(String line) {
    spec.commandLine().getErr().println(line);
  }

  private void require(boolean met, String rule) {
    if (!met) {
      throw new ParameterException(spec.commandLine(), rule);
    }
  }
}
