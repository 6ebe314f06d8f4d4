package io.holdfast.jdbc.internal.schema;

import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog of a database: some tables, with one query for each kind of property, because a
 * start must not take a hundred round trips. Names are in lower case. Queries use exact names,
 * because the meaning of patterns depends on settings of the session. Every query has a limit,
 * which overrides the session's limit.
 */
final class Catalog {
  private static final String COLUMNS =
      """
      SELECT TABLE_NAME AS of_table, COLUMN_NAME AS name, DATA_TYPE AS data_type,
        COLLATION_NAME AS collation_name
      FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? LIMIT 1000\
      """;

  /** MariaDB opens all tables of the server for a view whose table is not named by a value. */
  private static final String PRIMARY_KEY =
      """
      SELECT k.TABLE_NAME AS of_table, k.COLUMN_NAME AS name, k.ORDINAL_POSITION AS ordinal
      FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
      JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
        AND c.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND c.TABLE_NAME = k.TABLE_NAME
      WHERE k.TABLE_SCHEMA = ? AND k.TABLE_NAME = ?
        AND c.TABLE_SCHEMA = ? AND c.TABLE_NAME = ? AND c.CONSTRAINT_TYPE = 'PRIMARY KEY'
      LIMIT 1000\
      """;

  private static final String ENGINE =
      """
      SELECT TABLE_NAME AS of_table, ENGINE AS name FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? LIMIT 1000\
      """;

  private static final String ALL =
      "SELECT * FROM ([[({query})| UNION ALL ]]) properties LIMIT 100000";

  /** More than the bytes of the name of a schema or table, which has up to 64 characters. */
  private static final int LONGEST_NAME = 260;

  private final Handle handle;
  private final SqlTexts texts;
  private final List<String> tables;
  private final boolean upperCase;
  private final @Nullable String schema;

  private Catalog(Handle handle, SqlTexts texts, List<String> tables) throws SQLException {
    Connection connection = handle.getConnection();
    this.handle = handle;
    this.texts = texts;
    this.tables = tables;
    this.upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
    String own = connection.getSchema();
    this.schema = own == null ? connection.getCatalog() : own;
  }

  /** Returns the catalog of the connection's schema, as far as it is about these tables. */
  static Catalog of(Handle handle, SqlTexts texts, List<String> tables) {
    try {
      return new Catalog(handle, texts, tables);
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /**
   * Describes a column.
   *
   * @param type the type, without length
   * @param collation the collation; empty if the column has none
   */
  record Column(String type, String collation) {}

  /** Returns the columns by table and name. A table that does not exist has none. */
  Map<String, Map<String, Column>> columns() {
    Map<String, Map<String, Column>> columns = new HashMap<>();
    each(
        COLUMNS,
        1,
        (table, name, row) ->
            columns
                .computeIfAbsent(table, it -> new HashMap<>())
                .put(
                    name,
                    new Column(
                        lower(row.getString("data_type")),
                        lower(row.getString("collation_name")))));
    return columns;
  }

  /** Returns the columns of the primary keys by table, in order. */
  Map<String, List<String>> primaryKeys() {
    Map<String, TreeMap<Integer, String>> keys = new HashMap<>();
    each(
        PRIMARY_KEY,
        2,
        (table, name, row) ->
            keys.computeIfAbsent(table, it -> new TreeMap<>()).put(row.getInt("ordinal"), name));
    Map<String, List<String>> ordered = new HashMap<>();
    keys.forEach((table, columns) -> ordered.put(table, List.copyOf(columns.values())));
    return ordered;
  }

  /** Returns the storage engines by table, for a database that has several; a view has none. */
  Map<String, String> engines() {
    Map<String, String> engines = new HashMap<>();
    each(
        ENGINE, 1, (table, name, row) -> engines.put(table, String.valueOf(row.getString("name"))));
    return engines;
  }

  /** Returns the CHECK constraints that are enforced, by table. */
  Map<String, Set<String>> checks() {
    Map<String, Set<String>> checks = new HashMap<>();
    each(
        texts.dialect().enforcedChecks(),
        1,
        (table, name, row) -> checks.computeIfAbsent(table, it -> new TreeSet<>()).add(name));
    return checks;
  }

  /** Sees one row about a table. */
  @FunctionalInterface
  private interface RowVisitor {
    void visit(String table, String name, ResultSet row) throws SQLException;
  }

  /**
   * Runs a query for all tables, in one statement unless the server takes only small ones.
   *
   * @param query the query for one table
   * @param times how often it has the schema and the table as values
   */
  private void each(String query, int times, RowVisitor visitor) {
    SizedSql all = texts.text(ALL, Map.of("query", query));
    for (List<String> some : texts.split().inSteps(tables, table -> bytes(query, times))) {
      Bindings names = new Bindings();
      for (String table : some) {
        for (int i = 0; i < times; i++) {
          names.text(schema).text(upperCase ? table.toUpperCase(Locale.ROOT) : table);
        }
      }
      Sql.each(
          handle,
          all.rows(some.size()),
          names,
          row ->
              visitor.visit(lower(row.getString("of_table")), lower(row.getString("name")), row));
    }
  }

  /** Returns more bytes than the query of one table has with its values. */
  private static int bytes(String query, int times) {
    return query.length() + times * 2 * LONGEST_NAME;
  }

  private static String lower(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
