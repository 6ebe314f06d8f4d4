package io.holdfast.jdbc.internal.schema;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.schema.Catalog.Column;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/** Checks that the tables are as the statements require. The exception names the difference. */
public final class SchemaValidator {
  private final SqlTexts texts;
  private final SqlDialect dialect;
  private final Map<String, Map<String, Column>> columns;
  private final Map<String, String> engines;
  private final Map<String, List<String>> keys;
  private final Map<String, Set<String>> checks;

  private SchemaValidator(SqlTexts texts, Catalog catalog) {
    this.texts = texts;
    this.dialect = texts.dialect();
    this.columns = catalog.columns();
    this.engines = dialect.engine().isEmpty() ? Map.of() : catalog.engines();
    this.keys = catalog.primaryKeys();
    this.checks = catalog.checks();
  }

  /**
   * Checks all tables.
   *
   * @throws ConfigurationException if a table differs from the expected one; the message names the
   *     first difference
   */
  public static void validate(Handle handle, SqlTexts texts) {
    List<String> tables = new ArrayList<>(List.of(texts.prefixed(SchemaVersion.TABLE)));
    SchemaTable.ALL.forEach(table -> tables.add(texts.prefixed(table.name())));
    SchemaValidator validator = new SchemaValidator(texts, Catalog.of(handle, texts, tables));
    validator.version(handle);
    SchemaTable.ALL.forEach(validator::table);
  }

  private void version(Handle handle) {
    String table = texts.prefixed(SchemaVersion.TABLE);
    require(
        columns.containsKey(table),
        "table {} is missing: run the files of io/holdfast/jdbc/schema, or use SchemaMode.CREATE",
        table);
    long version = SchemaVersion.read(handle, texts);
    require(
        version == SchemaFile.CURRENT,
        "{}: the schema has version {}, this library needs version {}",
        table,
        version,
        SchemaFile.CURRENT);
  }

  private void table(SchemaTable expected) {
    String table = texts.prefixed(expected.name());
    require(columns.containsKey(table), "table {} is missing", table);
    engine(table);
    for (String name : expected.texts()) {
      Column column = column(table, name);
      require(
          dialect.comparesBytes(column.type(), column.collation()),
          "column {} of table {} must be compared byte by byte (COLLATE ascii_bin), not by {} {}",
          name,
          table,
          column.type(),
          column.collation());
    }
    for (String name : expected.numbers()) {
      String type = column(table, name).type();
      require(
          type.equals("bigint"), "column {} of table {} must be BIGINT, not {}", name, table, type);
    }
    for (String name : expected.bytes()) {
      String type = column(table, name).type();
      require(
          type.equals(dialect.bytesType()),
          "column {} of table {} must keep bytes as they are, not as {}",
          name,
          table,
          type);
    }
    List<String> key = keys.getOrDefault(table, List.of());
    require(
        key.equals(expected.key()),
        "the primary key of table {} must be {}, not {}",
        table,
        expected.key(),
        key);
    checks(table, expected.checks());
  }

  private Column column(String table, String name) {
    Column column = columns.getOrDefault(table, Map.of()).get(name);
    if (column == null) {
      throw wrong("column {} of table {} is missing", name, table);
    }
    return column;
  }

  private void engine(String table) {
    if (!dialect.engine().isEmpty()) {
      String engine = engines.getOrDefault(table, "");
      require(
          engine.equalsIgnoreCase(dialect.engine()),
          "table {} must have ENGINE={}, not {}: only it has transactions",
          table,
          dialect.engine(),
          engine);
    }
  }

  private void checks(String table, List<String> expected) {
    Set<String> found = checks.getOrDefault(table, Set.of());
    for (String check : expected) {
      String name = texts.prefixed(check);
      require(found.contains(name), "CHECK constraint {} of table {} is missing", name, table);
    }
  }

  private static void require(boolean isRight, String rule, @Nullable Object... values) {
    if (!isRight) {
      throw wrong(rule, values);
    }
  }

  private static ConfigurationException wrong(String rule, @Nullable Object... values) {
    return new ConfigurationException(MessageFormatter.arrayFormat(rule, values).getMessage());
  }
}
