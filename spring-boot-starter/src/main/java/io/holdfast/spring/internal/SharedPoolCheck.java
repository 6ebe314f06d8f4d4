package io.holdfast.spring.internal;

import io.holdfast.inventory.spi.support.LoggedFailure;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a pool that the host and the inventory share. */
final class SharedPoolCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SharedPoolCheck.class);

  private SharedPoolCheck() {}

  /**
   * Warns if the pool hands out connections with autocommit off. That is the fastest setting for
   * the store, but whatever the host writes outside a transaction is lost without an error.
   */
  static void warnIfAutoCommitIsOff(DataSource source) {
    try (Connection connection = source.getConnection()) {
      if (!connection.getAutoCommit()) {
        LOG.warn(
            "The DataSource hands out connections with autocommit off. Rows that this application"
                + " writes outside a transaction, for example with JdbcTemplate, are lost without"
                + " an error. Leave autocommit on, and give the inventory a separate pool: a"
                + " DataSource bean annotated @HoldfastDataSource");
      }
    } catch (SQLException e) {
      LOG.debug(
          "autocommit of the DataSource is not known; the store reports the cause",
          LoggedFailure.of(e));
    }
  }
}
