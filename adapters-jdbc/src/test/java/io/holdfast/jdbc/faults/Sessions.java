package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.fail;

import io.holdfast.jdbc.servers.DatabaseServer;
import io.holdfast.jdbc.servers.Engine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Queries and ends the sessions of a server. */
final class Sessions {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  public Sessions() {}

  /** Returns when a transaction waits for a lock. */
  static void awaitLockWait(DatabaseServer server) throws SQLException {
    await(server, status(server, "Innodb_row_lock_current_waits"), 1);
  }

  /** Returns how many times a transaction has waited for a lock since the server started. */
  static long lockWaitsSoFar(DatabaseServer server) throws SQLException {
    try (Connection connection = server.admin()) {
      return numbers(connection, lockWaits(server)).get(0);
    }
  }

  /** Returns when transactions have waited this many times. */
  static void awaitLockWaitsSoFar(DatabaseServer server, long waits) throws SQLException {
    await(server, lockWaits(server), waits);
  }

  private static String lockWaits(DatabaseServer server) {
    return status(server, "Innodb_row_lock_waits");
  }

  private static String status(DatabaseServer server, String variable) {
    String schema = server.engine() == Engine.MYSQL ? "performance_schema" : "information_schema";
    return "SELECT CAST(variable_value AS SIGNED) FROM "
        + schema
        + ".global_status WHERE variable_name = '"
        + variable
        + "'";
  }

  private static void await(DatabaseServer server, String query, long atLeast) throws SQLException {
    long start = System.nanoTime();
    try (Connection connection = server.admin()) {
      while (numbers(connection, query).get(0) < atLeast) {
        if (System.nanoTime() - start > PATIENCE_NANOS) {
          fail("still less than " + atLeast + ": " + query);
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Ends all sessions of a database's clients, and returns their number. */
  static int killAll(DatabaseServer server, String database) throws SQLException {
    try (Connection connection = server.admin();
        Statement statement = connection.createStatement()) {
      List<Long> ids =
          numbers(
              connection,
              "SELECT id FROM information_schema.processlist WHERE db = '" + database + "'");
      for (long id : ids) {
        statement.execute("KILL " + id);
      }
      return ids.size();
    }
  }

  private static List<Long> numbers(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Long> numbers = new ArrayList<>();
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    }
  }
}
