package io.holdfast.jdbc;

/**
 * Where the dialects' SQL differs.
 *
 * @param now the time of the running statement in microseconds since 1970, whatever the session's
 *     time zone. Not that of the transaction: a transaction may have waited for its locks
 * @param micros a bound number of the same type
 * @param all stands where a SELECT is to show all rows, however few the session has as its limit
 * @param byPrimaryKey makes a statement that locks use the primary key. Without it a small table is
 *     read and locked whole, and one shop waits for another
 * @param byDue makes a statement use the index of messages by when they are due, however many there
 *     are
 * @param deleteBefore what stands before FROM in a DELETE of rows called {@code row_} that is to
 *     use the primary key
 * @param deleteAfter what stands after {@code row_} there. MySQL must not be told here: it would
 *     take a DELETE for one of several tables, and read all of a small one
 * @param lockPart locks the rows behind an aggregate or a part of a union, where that can be said
 * @param mergesRows whether MERGE writes many rows at once; otherwise an INSERT that updates does
 * @param skipsGroups whether GROUP BY with MIN jumps from group to group of an index; otherwise
 *     only DISTINCT does
 * @param schemaFolder where the DDL is that is not common
 */
record DialectSql(
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

  static DialectSql of(Dialect dialect) {
    return switch (dialect) {
      case H2 -> H2;
      case MARIADB -> MARIADB;
      case MYSQL -> MYSQL;
    };
  }
}
