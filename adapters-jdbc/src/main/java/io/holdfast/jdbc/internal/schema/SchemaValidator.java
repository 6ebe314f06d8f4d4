package io.holdfast.jdbc.internal.schema;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.schema.Catalog.Column;
import io.holdfast.jdbc.internal.sql.SqlTexts;
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
  private final Catalog catalog;

  private SchemaValidator(SqlTexts texts, SqlDialect dialect, Catalog catalog) {
    this.texts = texts;
    this.dialect = dialect;
    this.catalog = catalog;
  }

  /**
   * Checks all tables.
   *
   * @throws ConfigurationException if a table differs from the expected one; the message names the
   *     first difference
   */
  public static void validate(Handle handle, SqlTexts texts) {
    SchemaValidator validator = new SchemaValidator(texts, texts.dialect(), Catalog.of(handle));
    validator.version(handle);
    SchemaTable.ALL.forEach(validator::table);
  }

  private void version(Handle handle) {
    String table = texts.prefixed("holdfast_schema_version");
    require(
        catalog.hasTable(table),
        "table {} is missing: run the files of io/holdfast/jdbc/schema, or use SchemaMode.CREATE",
        table);
    long version = SchemaVersion.find(handle, texts);
    require(
        version == SchemaFile.CURRENT,
        "{}: the schema has version {}, this library needs version {}",
        table,
        version,
        SchemaFile.CURRENT);
  }

  private void table(SchemaTable expected) {
    String table = texts.prefixed(expected.name());
    Map<String, Column> columns = catalog.columns(table);
    require(!columns.isEmpty(), "table {} is missing", table);
    engine(table);
    for (String name : expected.texts()) {
      Column column = column(table, name, columns);
      require(
          dialect.comparesBytes(column.type(), column.collation()),
          "column {} of table {} must be compared byte by byte (COLLATE ascii_bin), not by {} {}",
          name,
          table,
          column.type(),
          column.collation());
    }
    for (String name : expected.numbers()) {
      String type = column(table, name, columns).type();
      require(
          type.equals("bigint"), "column {} of table {} must be BIGINT, not {}", name, table, type);
    }
    for (String name : expected.bytes()) {
      String type = column(table, name, columns).type();
      require(
          type.equals(dialect.bytesType()),
          "column {} of table {} must keep bytes as they are, not as {}",
          name,
          table,
          type);
    }
    List<String> key = catalog.primaryKey(table);
    require(
        key.equals(expected.key()),
        "the primary key of table {} must be {}, not {}",
        table,
        expected.key(),
        key);
    checks(table, expected.checks());
  }

  private static Column column(String table, String name, Map<String, Column> columns) {
    Column column = columns.get(name);
    if (column == null) {
      throw wrong("column {} of table {} is missing", name, table);
    }
    return column;
  }

  private void engine(String table) {
    if (!dialect.engine().isEmpty()) {
      String engine = catalog.engine(table);
      require(
          engine.equalsIgnoreCase(dialect.engine()),
          "table {} must have ENGINE={}, not {}: only it has transactions",
          table,
          dialect.engine(),
          engine);
    }
  }

  private void checks(String table, List<String> expected) {
    Set<String> found = catalog.checks(table, dialect);
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
