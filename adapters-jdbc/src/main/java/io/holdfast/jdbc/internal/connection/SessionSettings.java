package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.internal.dialect.Settings;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.PacketLimit;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StoreClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Checks the settings of a session that change results without an error. Refuses those that the
 * statements cannot be made independent of, and names them.
 */
final class SessionSettings {
  private SessionSettings() {}

  /**
   * Checks the session, and ends the transaction that the check has begun.
   *
   * @param databaseClock true if times come from the database
   * @return the isolation level of the session, as JDBC numbers it
   * @throws ConfigurationException if a setting changes results; the message names the first one
   */
  static int look(Handle handle, SqlDialect dialect, boolean databaseClock) {
    Connection connection = handle.getConnection();
    try {
      Settings settings = dialect.sessionSettings();
      if (settings.isEmpty()) {
        return connection.getTransactionIsolation();
      }
      Map<String, String> row = read(handle, settings);
      String url = connection.getMetaData().getURL();
      row.put(Settings.URL, url == null ? "" : url);
      row.put(Settings.DRIVER_AUTOCOMMIT, connection.getAutoCommit() ? "1" : "0");
      for (String problem : settings.problems().apply(row)) {
        throw refusal(problem);
      }
      if (databaseClock && dialect.canStopClock()) {
        checkClock(handle, dialect);
      }
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      return isolation(row.getOrDefault(Settings.ISOLATION, ""));
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  private static int isolation(String name) {
    return switch (name) {
      case "READ-UNCOMMITTED" -> Connection.TRANSACTION_READ_UNCOMMITTED;
      case "READ-COMMITTED" -> Connection.TRANSACTION_READ_COMMITTED;
      case "REPEATABLE-READ" -> Connection.TRANSACTION_REPEATABLE_READ;
      default -> Connection.TRANSACTION_SERIALIZABLE;
    };
  }

  /** Returns the values of settings by name, without those that are NULL. */
  static Map<String, String> read(Handle handle, Settings settings) {
    Map<String, String> row = new HashMap<>();
    Sql.each(handle, settings.query(), new Bindings(), found -> put(found, row));
    return row;
  }

  private static void put(ResultSet found, Map<String, String> row) throws SQLException {
    ResultSetMetaData columns = found.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value = found.getString(i);
      if (value != null) {
        row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value);
      }
    }
  }

  private static void checkClock(Handle handle, SqlDialect dialect) {
    SqlTexts texts =
        new SqlTexts(
            SqlTexts.DEFAULT_PREFIX,
            dialect,
            new StoreClock(null),
            new PacketLimit(Long.MAX_VALUE),
            false);
    SizedSql time = texts.text("SELECT {now} AS now_micros {all}");
    long before = now(handle, time);
    if (now(handle, time) == before) {
      throw refusal("a clock that stands still (SET timestamp): no hold would ever end");
    }
  }

  private static long now(Handle handle, SizedSql time) {
    List<Long> now =
        Sql.list(handle, time.text(), new Bindings(), row -> row.getLong("now_micros"));
    return now.get(0);
  }

  private static ConfigurationException refusal(String problem) {
    return new ConfigurationException("dataSource: its sessions have " + problem);
  }
}
