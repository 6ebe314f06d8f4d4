package io.holdfast.jdbc.servers;

import java.util.stream.Stream;

/** A kind of database that tests run on. Every test takes a schema of its own. */
public abstract class TestDatabase {
  /** H2 in memory. */
  public static TestDatabase h2() {
    return H2Database.MEMORY;
  }

  /** H2 in a file, every commit on disk before it is acknowledged. */
  public static TestDatabase h2File() {
    return H2Database.FILE;
  }

  /** MariaDB through its own driver. */
  public static ServerDatabase mariaDb() {
    return ServerDatabase.MARIADB;
  }

  /** MariaDB through MySQL's driver. */
  public static ServerDatabase mariaDbByConnectorJ() {
    return ServerDatabase.MARIADB_BY_CONNECTOR_J;
  }

  /**
   * The MySQL that {@link MySqlServer#URL_VARIABLE} names; a test that asks for it is skipped if
   * none is named.
   */
  public static ServerDatabase mySql() {
    return ServerDatabase.MYSQL;
  }

  /** All of them. */
  public static Stream<TestDatabase> all() {
    return Stream.concat(Stream.of(h2(), h2File()), servers());
  }

  /** Those that are servers. */
  public static Stream<ServerDatabase> servers() {
    return Stream.of(mariaDb(), mariaDbByConnectorJ(), mySql());
  }

  /** For the name of a test. */
  public abstract String name();

  /** Whose SQL it speaks. */
  public abstract Engine engine();

  /** A new, empty schema. */
  public abstract TestSchema fresh();

  @Override
  public final String toString() {
    return name();
  }
}
