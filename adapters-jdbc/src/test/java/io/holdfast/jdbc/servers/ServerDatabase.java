package io.holdfast.jdbc.servers;

import java.util.function.Supplier;

/** Provides a server that is started once and shared by all tests of this JVM. */
public final class ServerDatabase extends TestDatabase {
  static final ServerDatabase MARIADB =
      new ServerDatabase("MariaDB", Engine.MARIADB, Driver.MARIADB_CLIENT, MariaDbServer::shared);
  static final ServerDatabase MARIADB_BY_CONNECTOR_J =
      new ServerDatabase(
          "MariaDB by Connector/J", Engine.MARIADB, Driver.CONNECTOR_J, MariaDbServer::shared);
  static final ServerDatabase MYSQL =
      new ServerDatabase("MySQL", Engine.MYSQL, Driver.CONNECTOR_J, MySqlServer::shared);

  private final String name;
  private final Engine engine;
  private final Driver driver;
  private final Supplier<? extends DatabaseServer> server;

  private ServerDatabase(
      String name, Engine engine, Driver driver, Supplier<? extends DatabaseServer> server) {
    this.name = name;
    this.engine = engine;
    this.driver = driver;
    this.server = server;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public TestSchema fresh() {
    return server.get().fresh(driver);
  }

  /** Returns the server, and starts it if it does not run. */
  public DatabaseServer server() {
    return server.get();
  }

  /** Returns the driver through which tests use the server. */
  public Driver driver() {
    return driver;
  }
}
