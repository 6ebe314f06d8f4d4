package io.holdfast.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a database says of its tables, by names in lower case. */
final class Catalog {
  private final Connection connection;
  private final DatabaseMetaData about;
  private final @Nullable String catalog;
  private final @Nullable String schema;

  private Catalog(Connection connection) throws SQLException {
    this.connection = connection;
    this.about = connection.getMetaData();
    this.catalog = connection.getCatalog();
    this.schema = connection.getSchema();
  }

  static Catalog of(Handle handle) {
    return asking(() -> new Catalog(handle.getConnection()));
  }

  /** Asks the database. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws SQLException;
  }

  private static <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException e) {
      throw new JdbiFault(e);
    }
  }

  boolean hasTable(String table) {
    return !columns(table).isEmpty();
  }

  /** The columns of a table; empty if there is no such table. */
  Map<String, String> columns(String table) {
    return asking(
        () -> {
          Map<String, String> types = new HashMap<>();
          try (ResultSet row = about.getColumns(catalog, schema, pattern(table), null)) {
            while (row.next()) {
              types.put(lower(row.getString("COLUMN_NAME")), lower(row.getString("TYPE_NAME")));
            }
          }
          return types;
        });
  }

  /** The columns of the primary key, in order. */
  List<String> primaryKey(String table) {
    return asking(
        () -> {
          Map<Integer, String> columns = new TreeMap<>();
          try (ResultSet row = about.getPrimaryKeys(catalog, schema, stored(table))) {
            while (row.next()) {
              columns.put((int) row.getShort("KEY_SEQ"), lower(row.getString("COLUMN_NAME")));
            }
          }
          return List.copyOf(columns.values());
        });
  }

  /** The name of the schema as the information schema has it. */
  String schemaName() {
    return String.valueOf(schema == null ? catalog : schema);
  }

  /** A table's name as the information schema has it. */
  String stored(String table) {
    return asking(
        () -> about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table);
  }

  private String pattern(String table) {
    return asking(() -> stored(table).replace("_", about.getSearchStringEscape().concat("_")));
  }

  String url() {
    return asking(() -> String.valueOf(connection.getMetaData().getURL()));
  }

  static String lower(@Nullable String name) {
    return name == null ? "" : name.toLowerCase(Locale.ROOT);
  }
}
