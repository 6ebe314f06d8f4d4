package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.CommitAnswerLostException;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Borrows a connection for one transaction. Closing it rolls back uncommitted changes and gives the
 * connection back as it was. A connection in an unknown state is aborted, so that no pool hands it
 * out again.
 */
public final class BorrowedConnection implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final Handle handle;
  private final Connection connection;
  private final DriverSession session;
  private final SqlDialect dialect;
  private final Sessions sessions;
  private final boolean autoCommit;
  private int isolation = Connection.TRANSACTION_NONE;
  private boolean restoreAutoCommit;
  private int restoreIsolation = Connection.TRANSACTION_NONE;
  private boolean restoreTimeout;
  private boolean open;
  private @Nullable Savepoint beforeWrites;
  private boolean inDoubt;

  /**
   * Borrows a connection.
   *
   * @param autoCommit true if connections of this pool come with autocommit on
   */
  BorrowedConnection(
      Handle handle,
      SqlDialect dialect,
      Sessions sessions,
      boolean autoCommit,
      ConnectionSource pool) {
    this.handle = handle;
    this.connection = handle.getConnection();
    this.session = DriverSession.of(connection);
    this.dialect = dialect;
    this.sessions = sessions;
    this.autoCommit = autoCommit;
    if (dialect.hasNetwork()) {
      setNetworkTimeout(pool);
    }
  }

  /**
   * Checks the session of the connection, after it is known not to be in the host's transaction.
   */
  BorrowedConnection lookedAt() {
    try {
      isolation = sessions.isolation(handle, session);
      return this;
    } catch (JdbiException e) {
      breakOff();
      close();
      throw e;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void setNetworkTimeout(ConnectionSource pool) {
    try {
      if (connection.getNetworkTimeout() == 0) {
        connection.setNetworkTimeout(Runnable::run, pool.networkTimeoutMillis());
        restoreTimeout = true;
      }
    } catch (SQLException e) {
      breakOff();
      close();
      throw new WrappedSqlException(e);
    }
  }

  public SqlDialect dialect() {
    return dialect;
  }

  /** Tells whether a transaction is open that this object has not begun. */
  boolean isUnderWay() {
    Optional<Boolean> known = session.isTransactionOpen();
    if (known.isPresent()) {
      return known.get();
    }
    try {
      return !connection.getAutoCommit() && dialect.isTransactionOpen(connection);
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /** Tells whether autocommit is off, unlike on the other connections of the pool. */
  boolean cameWithoutAutoCommit() {
    try {
      return autoCommit && !connection.getAutoCommit();
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /** Runs a statement in the transaction that is open, if any. */
  void execute(String sql) {
    Sql.update(handle, sql, new Bindings());
  }

  /** Ends a transaction that only the pool's test query can have begun. */
  void endWhatThePoolHasBegun() {
    try {
      undo();
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /** Begins a transaction that reads current rows. */
  public Handle begin() {
    return begin(false, isolation != Connection.TRANSACTION_READ_COMMITTED);
  }

  /**
   * Begins a transaction that inserts rows and changes rows found by their primary key, and reads
   * none. It does the same in any isolation level, so none is set.
   */
  public Handle beginUnlocked() {
    return begin(false, false);
  }

  /** Begins a read-only transaction that reads one consistent snapshot. */
  public Handle beginSnapshot() {
    return begin(true, true);
  }

  private Handle begin(boolean snapshot, boolean setsIsolation) {
    try {
      open = true;
      if (setsIsolation) {
        setIsolation(snapshot);
      }
      if (connection.getAutoCommit()) {
        restoreAutoCommit = true;
        connection.setAutoCommit(false);
      }
      return handle;
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  private void setIsolation(boolean snapshot) throws SQLException {
    String ofNext = dialect.isolationOfNext(snapshot);
    if (!ofNext.isEmpty()) {
      Sql.update(handle, ofNext, new Bindings());
      return;
    }
    if (restoreIsolation == Connection.TRANSACTION_NONE) {
      restoreIsolation = connection.getTransactionIsolation();
    }
    // REPEATABLE READ may take its snapshot of each table at the first access to the table.
    connection.setTransactionIsolation(
        snapshot ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_READ_COMMITTED);
  }

  /**
   * Marks the point after the locks and before the first write. Where locks must not be rolled
   * back, a transaction is rolled back only to this point, keeps its locks, and ends with a commit.
   */
  public void writing() {
    if (!dialect.canRollBackLocks()) {
      try {
        beforeWrites = connection.setSavepoint();
      } catch (SQLException e) {
        throw new WrappedSqlException(e);
      }
    }
  }

  /**
   * Returns the handle for one statement that needs no transaction. It sees what is committed, as
   * of one moment.
   */
  public Handle single() {
    if (isolation == Connection.TRANSACTION_READ_UNCOMMITTED) {
      return begin();
    }
    try {
      open = !connection.getAutoCommit();
      return handle;
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /** Ends what {@link #single} may have begun, so that a transaction can follow. */
  public void endSingle() {
    try {
      if (open) {
        undo();
        open = false;
      }
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /**
   * Commits the transaction.
   *
   * @throws CommitAnswerLostException if the outcome of the commit is not known
   */
  public void commit() {
    try {
      connection.commit();
      open = false;
    } catch (SQLException e) {
      if (SqlFailure.of(e).isRollback()) {
        throw new WrappedSqlException(e);
      }
      breakOff();
      throw new CommitAnswerLostException(e);
    }
  }

  /** Marks the connection so that it is aborted and not used again. */
  void breakOff() {
    inDoubt = true;
    sessions.lost();
  }

  @Override
  public void close() {
    restore();
    if (inDoubt) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException | RuntimeException e) {
        LOG.debug("a broken connection could not be aborted", LoggedFailure.of(e));
      }
    }
    try {
      handle.close();
    } catch (JdbiException e) {
      LOG.debug("a connection could not be given back", LoggedFailure.of(e));
    }
  }

  private void restore() {
    try {
      if (open && !inDoubt) {
        undo();
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
      // Committed changes stay; the server rolls back the others.
      LOG.debug("a connection could not be restored and is aborted", LoggedFailure.of(e));
      breakOff();
    }
  }

  private void undo() throws SQLException {
    if (dialect.canRollBackLocks()) {
      connection.rollback();
      return;
    }
    if (beforeWrites != null) {
      connection.rollback(beforeWrites);
    }
    connection.commit();
  }
}
