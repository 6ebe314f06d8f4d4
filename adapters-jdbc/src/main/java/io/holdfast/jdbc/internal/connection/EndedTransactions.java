package io.holdfast.jdbc.internal.connection;

import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The connections on which the database has ended a transaction of the host, until the host ends
 * the next one. JDBC tells nobody of a rollback, so a savepoint marks the transaction that has
 * begun silently: its end removes the mark. Safe for use by several threads.
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

  /**
   * Records that the transaction on a connection has ended. Does nothing on H2, which finds a
   * savepoint only by a rollback that can undo what others have committed.
   */
  public void add(Connection connection) {
    if (!dialect.canRollBackLocks()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      // Some drivers send a rollback only if the server is in a transaction; a read begins one.
      statement.execute(read);
      statement.execute(SET_MARK);
      sessions.put(DriverSession.of(connection).connection(), true);
    } catch (SQLException lost) {
      // Without the mark only the object that saw the end refuses. A lost connection needs none.
    }
  }

  /** Returns whether the transaction on a connection has ended and the host has not rolled back. */
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
    } catch (SQLException e) {
      if (!SqlFailure.of(e).endsTransaction()) {
        return true; // it is not known to be rolled back
      }
      // The savepoint does not exist, or the connection is lost.
      sessions.remove(session);
      return false;
    }
  }
}
