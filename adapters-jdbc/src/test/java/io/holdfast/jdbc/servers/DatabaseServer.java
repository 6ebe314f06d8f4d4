package io.holdfast.jdbc.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;

/** Controls a server that speaks MySQL's protocol and can be killed as by a crash. */
public abstract class DatabaseServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Returns the name of the server, for the name of a test. */
  public abstract String name();

  /** Returns the engine whose SQL the server supports. */
  public abstract Engine engine();

  /**
   * Returns the address of the server, which stays the same after it was killed and started again.
   */
  public abstract Address address();

  /** Starts the server on its data, and returns when it answers. */
  public abstract void start();

  /** Kills the server at once, and returns when it has ended. */
  public abstract void kill();

  @Override
  public void close() {}

  /** Creates a new, empty schema. */
  public final TestSchema fresh(Driver driver) {
    return view(driver, create(), address(), PATIENCE);
  }

  /** Creates a new, empty schema that clients reach through a proxy, with another time-out. */
  public final TestSchema freshVia(Address proxy, Driver driver, Duration socketTimeout) {
    return view(driver, create(), proxy, socketTimeout);
  }

  /** Opens a connection as a user with all rights, without a proxy. */
  public final Connection admin() throws SQLException {
    return DriverManager.getConnection(ownDriver().url(address(), "", PATIENCE), "root", "");
  }

  /** Runs statements as a user with all rights. */
  public final void execute(String... statements) {
    try (Connection connection = admin();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Driver ownDriver() {
    return engine() == Engine.MYSQL ? Driver.CONNECTOR_J : Driver.MARIADB_CLIENT;
  }

  private String create() {
    String database = "holdfast_" + UUID.randomUUID().toString().substring(0, 8);
    execute("CREATE DATABASE " + database);
    return database;
  }

  private TestSchema view(Driver driver, String database, Address via, Duration socketTimeout) {
    String url = driver.url(via, database, socketTimeout);
    return new TestSchema(
        engine(), url, "root", () -> execute("DROP DATABASE IF EXISTS " + database));
  }
}
