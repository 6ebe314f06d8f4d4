package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.PositionalSqlParser;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends connections of the host's {@link DataSource} for one transaction each. */
public final class ConnectionSource {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final Jdbi jdbi;
  private final @Nullable SqlDialect dialect;
  private final Sessions sessions;
  private final boolean autoCommit;
  private final int networkTimeoutMillis;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Creates a pool with known properties.
   *
   * @param sessions the sessions behind its connections
   * @param networkTimeout the network time-out of connections that come without one
   */
  public ConnectionSource(
      DataSource source, StartUpCheck.Found found, Sessions sessions, Duration networkTimeout) {
    this(source, found.dialect(), sessions, found.autoCommit(), networkTimeout);
  }

  public ConnectionSource(
      DataSource source,
      @Nullable SqlDialect dialect,
      Sessions sessions,
      boolean autoCommit,
      Duration networkTimeout) {
    this.jdbi = plain(Jdbi.create(source));
    this.dialect = dialect;
    this.sessions = sessions;
    this.autoCommit = autoCommit;
    this.networkTimeoutMillis = (int) Math.min(Integer.MAX_VALUE, networkTimeout.toMillis());
  }

  /** Creates a pool of which only the dialect is known, if the host has set one. */
  public static ConnectionSource unknown(
      DataSource source, @Nullable Dialect dialect, Duration networkTimeout) {
    Sessions any = Sessions.unchecked();
    SqlDialect known = dialect == null ? null : SqlDialect.of(dialect);
    ConnectionSource pool = new ConnectionSource(source, known, any, false, networkTimeout);
    pool.warned.set(true); // the pool that replaces it warns
    return pool;
  }

  /**
   * Returns a Jdbi for statements only: without templates and names, and without its transactions.
   */
  public static Jdbi plain(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class)
        .setTemplateEngine(TemplateEngine.NOP)
        .setSqlParser(new PositionalSqlParser());
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    return jdbi;
  }

  /**
   * Borrows a connection for one transaction, or for single statements.
   *
   * @throws io.holdfast.inventory.error.ConfigurationException if the connection is inside the
   *     host's transaction
   */
  BorrowedConnection lease() {
    return HostTransactionCheck.without(this::anyLease).lookedAt();
  }

  private BorrowedConnection anyLease() {
    Handle handle = open();
    try {
      SqlDialect known = dialect == null ? StartUpCheck.detect(handle.getConnection()) : dialect;
      return new BorrowedConnection(handle, known, sessions, autoCommit, this);
    } catch (ConfigurationException e) {
      handle.close();
      throw e;
    } catch (SQLException e) {
      handle.close();
      throw new WrappedSqlException(e);
    }
  }

  private Handle open() {
    try {
      return jdbi.open();
    } catch (JdbiException e) {
      throw e;
    } catch (RuntimeException e) {
      // Pools wrap the driver's exceptions.
      throw SqlFailure.find(e) == null ? e : new WrappedSqlException(e);
    }
  }

  int networkTimeoutMillis() {
    if (warned.compareAndSet(false, true)) {
      LOG.warn(
          "the connections of the DataSource have no network time-out; each transaction sets one of"
              + " {} ms. Set socketTimeout in the JDBC URL instead",
          networkTimeoutMillis);
    }
    return networkTimeoutMillis;
  }
}
