package io.holdfast.jdbc.internal.connection;

import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns at start-up if the server acknowledges commits before they are on disk. This is the
 * operator's choice, so the store does not refuse it.
 */
public final class DurabilityCheck {
  private static final Logger log = LoggerFactory.getLogger(JdbcInventoryStore.class);

  private static final String SETTINGS =
      """
      SELECT @@GLOBAL.innodb_flush_log_at_trx_commit AS flush_log, @@GLOBAL.log_bin AS log_bin,
        @@GLOBAL.sync_binlog AS sync_binlog LIMIT 1\
      """;

  private DurabilityCheck() {}

  public static void look(Handle handle, Dialect dialect) {
    if (dialect == Dialect.H2) {
      return; // refused already
    }
    try {
      Sql.each(
          handle,
          SETTINGS,
          new Bindings(),
          row -> {
            warn("innodb_flush_log_at_trx_commit", row.getLong("flush_log"));
            if (row.getBoolean("log_bin")) {
              warn("sync_binlog", row.getLong("sync_binlog"));
            }
          });
    } catch (JdbiException e) {
      if (SqlFailure.of(e).kind() == SqlFailure.Kind.LOST) {
        throw e;
      }
      log.warn(
          "innodb_flush_log_at_trx_commit and sync_binlog of the server cannot be read ({}); unless"
              + " both are 1, a crash loses commits that were acknowledged",
          SqlFailure.of(e));
    }
  }

  private static void warn(String setting, long value) {
    if (value != 1) {
      log.warn(
          "{} of the server is {}, not 1: a crash loses commits that were acknowledged",
          setting,
          value);
    }
  }
}
