package io.holdfast.jdbc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends connections of the host's {@link DataSource} for one transaction each. */
final class Pool {
  private static final Logger log = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final Jdbi jdbi;
  private final Dialect dialect;
  private final Sessions sessions;
  private final int networkTimeoutMillis;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * A pool.
   *
   * @param sessions what is known of those behind its connections
   * @param networkTimeout for connections that come without one
   */
  Pool(DataSource source, Dialect dialect, Sessions sessions, Duration networkTimeout) {
    this.jdbi = plain(Jdbi.create(source));
    this.dialect = dialect;
    this.sessions = sessions;
    this.networkTimeoutMillis = (int) Math.min(Integer.MAX_VALUE, networkTimeout.toMillis());
  }

  /** Jdbi for statements only: no templates, and transactions are ours. */
  static Jdbi plain(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    return jdbi;
  }

  /** A connection for one transaction, or for single statements. */
  Lease lease() {
    return new Lease(open(), dialect, sessions, this);
  }

  private Handle open() {
    try {
      return jdbi.open();
    } catch (JdbiException e) {
      throw e;
    } catch (RuntimeException e) {
      // Pools wrap what the driver threw in exceptions of their own.
      throw Fault.find(e) == null ? e : new JdbiFault(e);
    }
  }

  int networkTimeoutMillis() {
    if (warned.compareAndSet(false, true)) {
      log.warn(
          "the connections of the DataSource have no network time-out; each transaction sets one of"
              + " {} ms. Better set socketTimeout in the JDBC URL",
          networkTimeoutMillis);
    }
    return networkTimeoutMillis;
  }
}
