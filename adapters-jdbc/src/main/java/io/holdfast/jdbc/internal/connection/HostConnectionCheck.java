package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks connections that the host passes in. */
public final class HostConnectionCheck {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final SqlDialect dialect;
  private final AtomicBoolean warned = new AtomicBoolean();

  public HostConnectionCheck(SqlDialect dialect) {
    this.dialect = dialect;
  }

  public void check(Connection connection) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "connection: must have autocommit off; there is no transaction to take part in");
      }
      if (DriverSession.of(connection).isReadOnly()) {
        throw new IllegalArgumentException("connection: must not be read-only");
      }
      String url = connection.getMetaData().getURL();
      String warning = url == null ? null : dialect.warningAbout(url);
      if (warning != null && warned.compareAndSet(false, true)) {
        LOG.warn(warning);
      }
    } catch (SQLException e) {
      throw new UnavailableException("the host's connection is broken", e);
    }
  }
}
