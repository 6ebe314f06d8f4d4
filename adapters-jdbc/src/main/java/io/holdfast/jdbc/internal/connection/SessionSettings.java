package io.holdfast.jdbc.internal.connection;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.DialectSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlText;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSize;
import io.holdfast.jdbc.internal.sql.StoreClock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Checks the settings of a session that change results without an error. Refuses those that the
 * statements cannot be made independent of, and names them.
 */
final class SessionSettings {
  /**
   * The character sets in which a byte after the first can be a backslash, so that the end of a
   * text is ambiguous.
   */
  private static final Set<String> AMBIGUOUS = Set.of("big5", "cp932", "gb18030", "gbk", "sjis");

  /** The bytes of the longest column that is sorted by. */
  private static final int LONGEST_SORTED = 128;

  private static final String MARIADB =
      """
      SELECT @@SESSION.sql_mode AS sql_mode, @@SESSION.autocommit AS autocommit,
        @@SESSION.sql_safe_updates AS sql_safe_updates, @@SESSION.unique_checks AS unique_checks,
        @@SESSION.sql_log_bin AS sql_log_bin,
        @@SESSION.completion_type AS completion_type,
        @@SESSION.max_sort_length AS max_sort_length,
        @@SESSION.character_set_client AS character_set_client,
        @@SESSION.check_constraint_checks AS check_constraint_checks, @@SESSION.tx_isolation AS isolation LIMIT 1\
      """;
  private static final String MYSQL =
      """
      SELECT @@SESSION.sql_mode AS sql_mode, @@SESSION.autocommit AS autocommit,
        @@SESSION.sql_safe_updates AS sql_safe_updates, @@SESSION.unique_checks AS unique_checks,
        @@SESSION.sql_log_bin AS sql_log_bin,
        @@SESSION.completion_type AS completion_type,
        @@SESSION.max_sort_length AS max_sort_length,
        @@SESSION.character_set_client AS character_set_client,
        1 AS check_constraint_checks, @@SESSION.transaction_isolation AS isolation LIMIT 1\
      """;

  private SessionSettings() {}

  /**
   * Checks the session, and ends the transaction that the check has begun.
   *
   * @param databaseClock true if times come from the database
   * @return true if the isolation level of the session is READ COMMITTED
   * @throws ConfigurationException if a setting changes results; the message names the first one
   */
  static boolean look(Handle handle, Dialect dialect, boolean databaseClock) {
    Connection connection = handle.getConnection();
    try {
      if (dialect == Dialect.H2) {
        // The session's settings are those of the database.
        return connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
      }
      checkDriver(connection);
      List<Boolean> readCommitted =
          Sql.list(
              handle,
              dialect == Dialect.MARIADB ? MARIADB : MYSQL,
              new Bindings(),
              row -> {
                check(row, connection.getAutoCommit());
                return row.getString("isolation").equals("READ-COMMITTED");
              });
      if (databaseClock) {
        checkClock(handle, dialect);
      }
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      return readCommitted.get(0);
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  private static void checkDriver(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL();
    refuse(
        url != null && url.toLowerCase(Locale.ROOT).contains("transactionreplay=true"),
        "transactionReplay=true: after a fail-over the driver would repeat statements without"
            + " checking their results");
  }

  private static void check(ResultSet row, boolean autoCommit) throws SQLException {
    refuse(
        row.getString("sql_mode").contains("EMPTY_STRING_IS_NULL"),
        "sql_mode EMPTY_STRING_IS_NULL: an empty text would be compared as NULL");
    refuse(
        row.getBoolean("autocommit") != autoCommit,
        "an autocommit that the driver does not know: set it by the pool or the URL, not by"
            + " SQL");
    refuse(
        row.getBoolean("sql_safe_updates"),
        "sql_safe_updates = 1: writes would fail, depending on the plan of the moment");
    refuse(!row.getBoolean("unique_checks"), "unique_checks = 0: an id could be given twice");
    refuse(
        !row.getBoolean("check_constraint_checks"),
        "check_constraint_checks = 0: the CHECK constraints of the tables would not hold");
    refuse(
        !row.getBoolean("sql_log_bin"),
        "sql_log_bin = 0: a fail-over or a restore would lose what was sold");
    String completion = row.getString("completion_type");
    refuse(
        !completion.equals("NO_CHAIN"),
        "completion_type " + completion + ": a COMMIT would begin the next transaction");
    refuse(
        row.getLong("max_sort_length") < LONGEST_SORTED,
        "max_sort_length less than "
            + LONGEST_SORTED
            + ": keys would be sorted by their beginning");
    String charset = row.getString("character_set_client");
    refuse(
        AMBIGUOUS.contains(charset),
        "character_set_client " + charset + ": the end of a text is ambiguous in it");
  }

  private static void checkClock(Handle handle, Dialect dialect) {
    SqlTexts texts =
        new SqlTexts(
            SqlTexts.DEFAULT_PREFIX,
            DialectSql.of(dialect),
            new StoreClock(null),
            new StatementSize(Long.MAX_VALUE),
            false);
    SqlText time = texts.text("SELECT {now} AS now_micros {all}");
    long before = now(handle, time);
    refuse(
        now(handle, time) == before,
        "a clock that stands still (SET timestamp): no hold would ever end");
  }

  private static long now(Handle handle, SqlText time) {
    return Sql.list(handle, time.text(), new Bindings(), row -> row.getLong("now_micros")).get(0);
  }

  private static void refuse(boolean isWrong, String setting) {
    if (isWrong) {
      throw new ConfigurationException("dataSource: its sessions have " + setting);
    }
  }
}
