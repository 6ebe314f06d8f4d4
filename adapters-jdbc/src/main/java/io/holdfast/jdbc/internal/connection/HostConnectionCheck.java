package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.jdbc.JdbcInventoryStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks connections that the host passes in. */
public final class HostConnectionCheck {
  private static final Logger log = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private final AtomicBoolean warned = new AtomicBoolean();

  public void check(Connection connection) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "connection: must have autocommit off; there is no transaction to take part in");
      }
      if (connection.isReadOnly()) {
        throw new IllegalArgumentException("connection: must not be read-only");
      }
      if (isH2File(connection) && warned.compareAndSet(false, true)) {
        log.warn(
            "H2 in a file can lose what others have committed when a transaction that has changed"
                + " or locked the same row is rolled back; keep to one thread there");
      }
    } catch (SQLException e) {
      throw new UnavailableException("the host's connection is broken", e);
    }
  }

  private static boolean isH2File(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    return url != null && url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:");
  }
}
