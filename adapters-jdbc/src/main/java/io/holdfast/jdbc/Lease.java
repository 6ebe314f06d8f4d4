package io.holdfast.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection for as long as one transaction takes. Closing it rolls back what is not committed
 * and gives the connection back as it came; one in doubt is broken off, so that no pool hands it
 * on.
 */
final class Lease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final Handle handle;
  private final Connection connection;
  private final Dialect dialect;
  private final boolean readCommitted;
  private boolean restoreAutoCommit;
  private int restoreIsolation = Connection.TRANSACTION_NONE;
  private boolean restoreTimeout;
  private boolean open;
  private boolean inDoubt;

  Lease(Handle handle, Dialect dialect, boolean readCommitted, Pool pool) {
    this.handle = handle;
    this.connection = handle.getConnection();
    this.dialect = dialect;
    this.readCommitted = readCommitted;
    if (dialect != Dialect.H2) {
      setNetworkTimeout(pool);
    }
  }

  private void setNetworkTimeout(Pool pool) {
    try {
      if (connection.getNetworkTimeout() == 0) {
        connection.setNetworkTimeout(Runnable::run, pool.networkTimeoutMillis());
        restoreTimeout = true;
      }
    } catch (SQLException e) {
      breakOff();
      close();
      throw new JdbiFault(e);
    }
  }

  /** Begins a transaction that sees what is current. */
  Handle begin() {
    return begin(Connection.TRANSACTION_READ_COMMITTED);
  }

  /** Begins a transaction that sees one moment and writes nothing. */
  Handle beginSnapshot() {
    return begin(Connection.TRANSACTION_REPEATABLE_READ);
  }

  private Handle begin(int isolation) {
    try {
      open = true;
      if (isolation != Connection.TRANSACTION_READ_COMMITTED || !readCommitted) {
        setIsolation(isolation);
      }
      if (connection.getAutoCommit()) {
        restoreAutoCommit = true;
        connection.setAutoCommit(false);
      }
      return handle;
    } catch (SQLException e) {
      throw new JdbiFault(e);
    }
  }

  private void setIsolation(int isolation) throws SQLException {
    if (dialect == Dialect.H2) {
      restoreIsolation = connection.getTransactionIsolation();
      // H2's REPEATABLE READ takes its snapshot of each table when it first meets it.
      connection.setTransactionIsolation(
          isolation == Connection.TRANSACTION_READ_COMMITTED
              ? isolation
              : Connection.TRANSACTION_SERIALIZABLE);
      return;
    }
    // For the next transaction only: one round trip, and nothing to restore.
    handle.execute(
        isolation == Connection.TRANSACTION_READ_COMMITTED
            ? "SET TRANSACTION ISOLATION LEVEL READ COMMITTED"
            : "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  }

  /** For one statement that needs no transaction. */
  Handle single() {
    try {
      open = !connection.getAutoCommit();
      return handle;
    } catch (SQLException e) {
      throw new JdbiFault(e);
    }
  }

  /**
   * Commits.
   *
   * @throws CommitLost if it is not known what became of it
   */
  void commit() {
    try {
      connection.commit();
      open = false;
    } catch (SQLException e) {
      if (Fault.of(e).isRollback()) {
        throw new JdbiFault(e);
      }
      breakOff();
      throw new CommitLost(e);
    }
  }

  /** Marks the connection as not to be used again. */
  void breakOff() {
    inDoubt = true;
  }

  @Override
  public void close() {
    restore();
    if (inDoubt) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException | RuntimeException e) {
        log.debug("a broken connection could not be aborted", e);
      }
    }
    try {
      handle.close();
    } catch (JdbiException e) {
      log.debug("a connection could not be given back", e);
    }
  }

  private void restore() {
    try {
      if (open && !inDoubt) {
        connection.rollback();
      }
      if (restoreAutoCommit && !inDoubt) {
        connection.setAutoCommit(true);
      }
      if (restoreIsolation != Connection.TRANSACTION_NONE && !inDoubt) {
        connection.setTransactionIsolation(restoreIsolation);
      }
      if (restoreTimeout && !inDoubt) {
        connection.setNetworkTimeout(Runnable::run, 0);
      }
    } catch (SQLException e) {
      // What was committed stays committed, what was not is rolled back by the server.
      log.debug("a connection could not be restored and is broken off", e);
      breakOff();
    }
  }
}
