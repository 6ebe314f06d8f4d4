package io.holdfast.jdbc.servers;

import java.util.stream.Stream;

/** Defines a kind of database that tests run on. Tests use separate schemas or shops. */
public abstract class TestDatabase {
  /** Returns H2 in memory. */
  public static TestDatabase h2() {
    return H2Database.MEMORY;
  }

  /** Returns H2 in a file, with every commit on disk before it is acknowledged. */
  public static TestDatabase h2File() {
    return H2Database.FILE;
  }

  /** Returns MariaDB through MariaDB's driver. */
  public static ServerDatabase mariaDb() {
    return ServerDatabase.MARIADB;
  }

  /** Returns MariaDB through MySQL's driver. */
  public static ServerDatabase mariaDbByConnectorJ() {
    return ServerDatabase.MARIADB_BY_CONNECTOR_J;
  }

  /**
   * Returns the MySQL that {@link MySqlServer#URL_VARIABLE} names; a test that uses it is skipped
   * if none is named.
   */
  public static ServerDatabase mySql() {
    return ServerDatabase.MYSQL;
  }

  /** Returns all databases. */
  public static Stream<TestDatabase> all() {
    return Stream.concat(Stream.of(h2(), h2File()), servers());
  }

  /** Returns one database of each engine. */
  public static Stream<TestDatabase> engines() {
    return Stream.concat(Stream.of(h2()), serverEngines());
  }

  /** Returns an embedded database and a server that keep their data when this process dies. */
  public static Stream<TestDatabase> durable() {
    return Stream.of(h2File(), mariaDb());
  }

  /** Returns the databases that are servers. */
  public static Stream<ServerDatabase> servers() {
    return Stream.of(mariaDb(), mariaDbByConnectorJ(), mySql());
  }

  /** Returns one server of each engine. */
  public static Stream<ServerDatabase> serverEngines() {
    return Stream.of(mariaDb(), mySql());
  }

  /** Returns the name of the database, for the name of a test. */
  public abstract String name();

  /** Returns the engine whose SQL the database supports. */
  public abstract Engine engine();

  /** Creates a new, empty schema. */
  public abstract TestSchema fresh();

  @Override
  public final String toString() {
    return name();
  }
}
