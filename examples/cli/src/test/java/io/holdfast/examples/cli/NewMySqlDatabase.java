package io.holdfast.examples.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** An empty database on the MySQL that the environment names; the test is skipped without one. */
public final class NewMySqlDatabase implements AutoCloseable {
  private final String name = "holdfast_cli_" + UUID.randomUUID().toString().substring(0, 8);
  private final String url;

  /** Finds the server. The database is created when it is first connected to. */
  public NewMySqlDatabase() {
    String server = System.getenv("HOLDFAST_MYSQL_URL");
    assumeTrue(server != null && !server.isBlank(), "HOLDFAST_MYSQL_URL is not set");
    String named = server.replaceFirst("^(jdbc:mysql://[^/]+/)[^?]*", "$1" + name);
    url = named + (named.contains("?") ? "&" : "?") + "createDatabaseIfNotExist=true";
  }

  /** Returns the URL of the database. */
  public String url() {
    return url;
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "root", "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE " + name);
    }
  }
}
