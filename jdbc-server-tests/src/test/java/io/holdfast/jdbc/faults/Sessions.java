package io.holdfast.jdbc.faults;

import static org.awaitility.Awaitility.await;

import io.holdfast.jdbc.servers.DatabaseServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Queries and ends the sessions of a server. */
final class Sessions {
  /** The time in which the server may show older transactions: it collects them that rarely. */
  private static final Duration REFRESH = Duration.ofMillis(120);

  private Sessions() {}

  /** Returns when a transaction in this schema waits for a lock. */
  static void awaitLockWait(DatabaseServer server, TestSchema schema) throws SQLException {
    awaitLockWaits(server, schema, 1);
  }

  /**
   * Returns when this number of waits for a lock has been seen in this schema, each begun in
   * another second.
   */
  static void awaitLockWaits(DatabaseServer server, TestSchema schema, int waits)
      throws SQLException {
    String query =
        "SELECT UNIX_TIMESTAMP(t.trx_wait_started) FROM information_schema.innodb_trx t"
            + " JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id"
            + " WHERE t.trx_state = 'LOCK WAIT' AND p.db = '"
            + schema.name()
            + "'";
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    try (Connection connection = server.admin()) {
      await("waits for a lock in " + schema.name())
          .atMost(Duration.ofSeconds(30))
          .pollInterval(REFRESH)
          .until(
              () -> {
                seen.addAll(numbers(connection, query));
                return seen.size() >= waits;
              });
    }
  }

  /** Ends all sessions of a schema's clients, and returns their number. */
  static int killAll(DatabaseServer server, TestSchema schema) throws SQLException {
    try (Connection connection = server.admin();
        Statement statement = connection.createStatement()) {
      List<Long> ids =
          numbers(
              connection,
              "SELECT id FROM information_schema.processlist WHERE db = '" + schema.name() + "'");
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
