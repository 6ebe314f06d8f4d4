package io.holdfast.jdbc.internal.connection;

import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The connections on which the database has ended a transaction of the host, until the host rolls
 * back. JDBC tells nobody of a rollback, so a savepoint marks the transaction that has begun
 * silently: the rollback removes it. Safe for use by several threads.
 */
public final class EndedTransactions {
  private static final String MARK = "holdfast_ended";
  private static final String SET_MARK = "SAVEPOINT holdfast_ended";

  private final SqlDialect dialect;
  private final String read;
  private final Map<Connection, Boolean> sessions =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * Creates an object without connections.
   *
   * @param read the text of a query of a table
   */
  public EndedTransactions(SqlDialect dialect, String read) {
    this.dialect = dialect;
    this.read = read;
  }

  /** Records that the transaction on a connection has ended. */
  public void add(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      // Some drivers send a rollback only if the server is in a transaction; a read begins one.
      statement.execute(read);
      statement.execute(SET_MARK);
      sessions.put(DriverSession.of(connection).connection(), true);
    } catch (SQLException lost) {
      // A lost connection runs no more statements, so nothing has to be refused.
    }
  }

  /**
   * Returns whether the transaction on a connection has ended and the host has not rolled back. On
   * H2, this undoes what the host has written since, which is lost with the rollback anyway.
   */
  public boolean has(Connection connection) {
    if (sessions.isEmpty()) {
      return false;
    }
    Connection session = DriverSession.of(connection).connection();
    if (!sessions.containsKey(session)) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(dialect.useSavepoint(MARK));
      statement.execute(SET_MARK);
      return true;
    } catch (SQLException rolledBack) {
      sessions.remove(session);
      return false;
    }
  }
}
