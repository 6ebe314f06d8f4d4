package io.holdfast.jdbc.internal.schema;

import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalog of a database: its tables, in lower case. Queries use exact names, because the
 * meaning of patterns depends on settings of the session. Every query has a limit, which overrides
 * the session's limit.
 */
final class Catalog {
  private static final String COLUMNS =
      """
      SELECT COLUMN_NAME AS name, DATA_TYPE AS data_type, COLLATION_NAME AS collation_name
      FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? LIMIT 1000\
      """;

  /** MariaDB opens all tables of the server for a view whose table is not named by a value. */
  private static final String PRIMARY_KEY =
      """
      SELECT k.COLUMN_NAME AS name FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k
      JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
        AND c.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND c.TABLE_NAME = k.TABLE_NAME
      WHERE k.TABLE_SCHEMA = ? AND k.TABLE_NAME = ?
        AND c.TABLE_SCHEMA = ? AND c.TABLE_NAME = ? AND c.CONSTRAINT_TYPE = 'PRIMARY KEY'
      ORDER BY k.ORDINAL_POSITION LIMIT 1000\
      """;

  private static final String ENGINE =
      """
      SELECT ENGINE AS name FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? LIMIT 1000\
      """;
  private final Handle handle;
  private final boolean upperCase;
  private final @Nullable String catalog;
  private final @Nullable String schema;

  private Catalog(Handle handle) throws SQLException {
    Connection connection = handle.getConnection();
    this.handle = handle;
    this.upperCase = connection.getMetaData().storesUpperCaseIdentifiers();
    this.catalog = connection.getCatalog();
    this.schema = connection.getSchema();
  }

  static Catalog of(Handle handle) {
    try {
      return new Catalog(handle);
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

  boolean hasTable(String table) {
    return !columns(table).isEmpty();
  }

  /** Returns the columns of a table by name, or an empty map if there is no such table. */
  Map<String, Column> columns(String table) {
    Map<String, Column> columns = new HashMap<>();
    Sql.each(
        handle,
        COLUMNS,
        names(table),
        row ->
            columns.put(
                lower(row.getString("name")),
                new Column(
                    lower(row.getString("data_type")), lower(row.getString("collation_name")))));
    return columns;
  }

  /** Returns the columns of the primary key, in order. */
  List<String> primaryKey(String table) {
    Bindings twice = named(named(new Bindings(), table), table);
    return Sql.list(handle, PRIMARY_KEY, twice, row -> lower(row.getString("name")));
  }

  /** Returns the storage engine of a table, for a database that has several engines. */
  String engine(String table) {
    return String.join("", Sql.list(handle, ENGINE, names(table), row -> row.getString("name")));
  }

  /** Returns the CHECK constraints of a table that are enforced. */
  Set<String> checks(String table, SqlDialect dialect) {
    return new TreeSet<>(
        Sql.list(
            handle, dialect.enforcedChecks(), names(table), row -> lower(row.getString("name"))));
  }

  private Bindings names(String table) {
    return named(new Bindings(), table);
  }

  private Bindings named(Bindings bindings, String table) {
    return bindings.text(schema == null ? catalog : schema).text(stored(table));
  }

  private String stored(String table) {
    return upperCase ? table.toUpperCase(Locale.ROOT) : table;
  }

  static String lower(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
