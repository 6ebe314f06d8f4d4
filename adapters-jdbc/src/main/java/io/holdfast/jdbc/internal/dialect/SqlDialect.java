package io.holdfast.jdbc.internal.dialect;

import io.holdfast.jdbc.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that differs between databases. Each dialect is one class. What most databases have in common
 * is a default method. Dialects have no state; they are safe for use by several threads.
 */
public interface SqlDialect {
  /** The query of all CHECK constraints of a table: {@code of_table} and {@code name}. */
  String ALL_CHECKS =
      """
      SELECT TABLE_NAME AS of_table, CONSTRAINT_NAME AS name
      FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_TYPE = 'CHECK'
      LIMIT 1000\
      """;

  /** Returns the class of a dialect. */
  static SqlDialect of(Dialect dialect) {
    return switch (dialect) {
      case H2 -> new H2Dialect();
      case MARIADB -> new MariaDbDialect();
      case MYSQL -> new MySqlDialect();
    };
  }

  /** Returns the name by which a host chooses the dialect. */
  Dialect name();

  /** Returns whether a database is of this dialect. Both arguments are in lower case. */
  boolean isProduct(String product, String version);

  /** Returns the driver of the maker of the database. */
  DriverType driver();

  // What is SQL

  /**
   * Returns the time of the running statement in microseconds since 1970, in any time zone of the
   * session. It is not the time of the transaction, which may have waited for its locks.
   */
  String now();

  /** Returns a bound number of the same type as {@link #now}. */
  String number();

  /**
   * Returns the clause that makes a SELECT return all rows, even if the session has a limit; empty
   * if sessions have none.
   */
  default String all() {
    return "";
  }

  /**
   * Returns a statement as one whose answer the database does not take from an earlier, equal
   * statement.
   *
   * @param sql a statement; only a SELECT is changed
   */
  default String askedAnew(String sql) {
    return sql;
  }

  /**
   * Returns whether the database looks up each of several keys only if a condition names them as a
   * whole, with the shop. Where the shop stands beside them, it reads all rows of the shop.
   */
  default boolean looksUpWholeKeys() {
    return false;
  }

  /**
   * Returns the condition that columns have the values of one of several rows, in the form of
   * {@code SizedSql}.
   */
  default String isAnyOf(List<String> columns) {
    return columns.stream()
        .map(it -> it + " = ?")
        .collect(Collectors.joining(" AND ", "([[(", ")| OR ]])"));
  }

  /**
   * Returns the hint that makes a locking statement use the primary key. Without it a small table
   * is read and locked as a whole, and one shop waits for another.
   */
  default String byPrimaryKey() {
    return "";
  }

  /**
   * Returns the hint that makes a statement use the index of messages by due time.
   *
   * @param table the name of the table of messages, with the default prefix
   */
  default String byDue(String table) {
    return "";
  }

  /**
   * Returns the hint before FROM in a DELETE of rows with the alias {@code row_} that uses the
   * primary key.
   */
  default String deleteBefore() {
    return "";
  }

  /** Returns the hint after {@code row_} in such a DELETE. */
  default String deleteAfter() {
    return "";
  }

  /**
   * Returns the clause that locks the rows behind an aggregate or in a part of a union; empty if
   * the dialect has none.
   */
  default String lockPart() {
    return "";
  }

  /**
   * Returns the query of shops with a message due in {@code {table}}, with the parameters: after,
   * time, limit.
   */
  String dueShops();

  /**
   * Returns the statement that inserts rows, or replaces those with the same shop and id, which are
   * the primary key.
   *
   * @param table the name of the table, with the default prefix
   * @param columns the columns
   * @param rows the rows in the form of {@code SizedSql}
   */
  String replaceByShopAndId(String table, String columns, String rows);

  /**
   * Returns the statement that replaces many rows of a table, each only in the version before. A
   * row costs no more in it than alone. The columns are bound in the order of the arguments, and
   * the last one is {@code version}.
   *
   * @param table the name of the table, with the default prefix
   * @param key the columns of its primary key
   * @param texts the other columns of text
   * @param numbers the columns of numbers, {@code version} last
   */
  String replaceVersion(String table, List<String> key, List<String> texts, List<String> numbers);

  /** Returns by how much that statement counts a row that it has replaced. */
  int countOfReplaced();

  /**
   * Returns the statement that takes sold pieces from a level that is not locked, under a guard.
   * Parameters: pieces held and sold; shop, SKU, location; kind, restock status and safety stock
   * that must be stored; the least number of pieces that must be claimable. Empty if {@link
   * #canRollBackLocks} is false.
   */
  default String sellFromLevel() {
    return "";
  }

  /** Returns the same statement with the end of the earliest new hold, twice, after the pieces. */
  default String holdFromLevel() {
    return "";
  }

  /**
   * Returns the same statement for many levels, each counted as two. Columns of a level: shop, SKU,
   * location; kind, restock status, safety stock; pieces together, held, sold, of which one is 0;
   * the end of the earliest new hold, or null; the least claimable number; what is added to the
   * version.
   */
  default String takeFromLevels() {
    return "";
  }

  // What is a session and a transaction

  /** Returns the settings of the database that are checked at start-up. */
  default Settings databaseSettings() {
    return Settings.NONE;
  }

  /** Returns the settings on which it depends whether a crash loses commits. */
  Settings durability();

  /** Returns the settings of a session that change results without an error. */
  default Settings sessionSettings() {
    return Settings.NONE;
  }

  /** Returns whether a session can have a clock that stands still. */
  default boolean canStopClock() {
    return false;
  }

  /** Returns the query of the most bytes of a statement; empty if there is no limit. */
  default String maxStatementBytes() {
    return "";
  }

  /** Returns whether connections need a network time-out. */
  boolean hasNetwork();

  /**
   * Returns whether a rollback leaves alone what other transactions have committed. If not, a
   * transaction that has locked rows keeps its locks, is rolled back only to a savepoint, and ends
   * with a commit.
   */
  boolean canRollBackLocks();

  /**
   * Returns the statement that sets the isolation of the next transaction only; empty if JDBC sets
   * that of the session.
   *
   * @param snapshot true to read one consistent snapshot, false to read what is committed
   */
  default String isolationOfNext(boolean snapshot) {
    return "";
  }

  /** Returns the statement that fails if a savepoint of this name does not exist. */
  default String useSavepoint(String name) {
    return "RELEASE SAVEPOINT ".concat(name);
  }

  /** Asks the database whether a transaction is open that has read, locked or written something. */
  boolean isTransactionOpen(Connection connection) throws SQLException;

  /** Returns whether a lock time-out, or a statement that is too large, may end a transaction. */
  default boolean failureMayEndTransaction() {
    return false;
  }

  /** Returns what a host must know about its own transactions on a URL, or null. */
  default @Nullable String warningAbout(String url) {
    return null;
  }

  // What has gone wrong

  /** Returns the kind of a failure by its code, or null if the code is not known. */
  @Nullable FailureKind kindOf(int code);

  /**
   * Returns whether the driver has refused a call because the connection is closed, if it says so
   * in a way of its own.
   */
  default boolean isConnectionClosed(SQLException thrown) {
    return false;
  }

  /** Returns whether the whole transaction has ended, and not only its last statement. */
  boolean endsTransaction(int code);

  /** Returns whether it is guaranteed that a commit that fails so has committed nothing. */
  default boolean isRollback(int code) {
    return false;
  }

  // What is a schema

  /** Returns the folder of its DDL files. */
  String schemaFolder();

  /** Returns whether other sessions do not find a table while it gets a new column. */
  default boolean hidesAlteredTables() {
    return false;
  }

  /**
   * Returns the query of the CHECK constraints of a table that are enforced: {@code of_table} and
   * {@code name}, by schema and table.
   */
  default String enforcedChecks() {
    return ALL_CHECKS;
  }

  /** Returns the type of columns of bytes, in lower case. */
  String bytesType();

  /** Returns the storage engine that a table must have; empty if there is only one. */
  default String engine() {
    return "";
  }

  /** Returns whether a column of text is compared byte by byte. */
  boolean comparesBytes(String type, String collation);

  /** Returns the columns of a table, in order. */
  static List<String> columns(List<String> key, List<String> texts, List<String> numbers) {
    List<String> all = new ArrayList<>(key);
    all.addAll(texts);
    all.addAll(numbers);
    return all;
  }
}
