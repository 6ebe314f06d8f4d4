package io.holdfast.jdbc.internal.sql;

import io.holdfast.jdbc.Dialect;

/**
 * Holds the SQL fragments that differ between dialects.
 *
 * @param now the time of the running statement in microseconds since 1970, in any time zone of the
 *     session; not the time of the transaction, which may have waited for its locks
 * @param micros a bound number of the same type as {@code now}
 * @param all the clause that makes a SELECT return all rows, even if the session has a limit
 * @param byPrimaryKey the hint that makes a locking statement use the primary key; without it a
 *     small table is read and locked as a whole, and one shop waits for another
 * @param byDue the hint that makes a statement use the index of messages by due time, for any
 *     number of messages
 * @param deleteBefore the hint before FROM in a DELETE of rows with the alias {@code row_} that
 *     uses the primary key
 * @param deleteAfter the hint after {@code row_} in such a DELETE; empty for MySQL, which would
 *     treat the statement as a DELETE from several tables and read all of a small one
 * @param lockPart the clause that locks the rows behind an aggregate or in a part of a union; empty
 *     where the dialect has none
 * @param mergesRows true if MERGE writes many rows at once; otherwise an INSERT that updates does
 * @param skipsGroups true if GROUP BY with MIN skips from group to group of an index; otherwise
 *     only DISTINCT does
 * @param schemaFolder the folder of the DDL files
 */
public record DialectSql(
    String now,
    String micros,
    String all,
    String byPrimaryKey,
    String byDue,
    String deleteBefore,
    String deleteAfter,
    String lockPart,
    boolean mergesRows,
    boolean skipsGroups,
    String schemaFolder) {
  private static final DialectSql H2 =
      new DialectSql(
          """
          (SELECT CAST(FLOOR(EXTRACT(EPOCH FROM EXECUTING_STATEMENT_START) * 1000000) AS BIGINT)
           FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID())\
          """,
          "CAST(? AS BIGINT)",
          "",
          "",
          "",
          "",
          "",
          "",
          true,
          false,
          "h2");

  private static final DialectSql MYSQL = mysql("/*+ INDEX(row_ PRIMARY) */", "");

  private static final DialectSql MARIADB = mysql("row_", "FORCE INDEX (PRIMARY)");

  private static DialectSql mysql(String deleteBefore, String deleteAfter) {
    return new DialectSql(
        "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))",
        "CAST(? AS SIGNED)",
        "LIMIT ".concat(String.valueOf(Long.MAX_VALUE)),
        "FORCE INDEX (PRIMARY)",
        "FORCE INDEX (holdfast_outbox_shop_due)",
        deleteBefore,
        deleteAfter,
        "FOR UPDATE",
        false,
        true,
        "mysql");
  }

  public static DialectSql of(Dialect dialect) {
    return switch (dialect) {
      case H2 -> H2;
      case MARIADB -> MARIADB;
      case MYSQL -> MYSQL;
    };
  }
}
