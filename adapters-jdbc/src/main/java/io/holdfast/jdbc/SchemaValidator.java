package io.holdfast.jdbc;

import io.holdfast.inventory.error.ConfigurationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.MessageFormatter;

/** Looks whether the tables are what the statements rely on. Names what is wrong. */
final class SchemaValidator {
  private static final String MYSQL_CHECKS =
      """
      SELECT CONSTRAINT_NAME AS name FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_TYPE = 'CHECK' AND ENFORCED = 'YES'\
      """;
  private static final String CHECKS =
      """
      SELECT CONSTRAINT_NAME AS name FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? AND CONSTRAINT_TYPE = 'CHECK'\
      """;
  private static final String COLLATIONS =
      """
      SELECT COLUMN_NAME AS name, COLLATION_NAME AS collation_name, DATA_TYPE AS data_type
      FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?\
      """;
  private static final String ENGINE =
      """
      SELECT ENGINE AS engine_name FROM INFORMATION_SCHEMA.TABLES
      WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?\
      """;

  private final Handle handle;
  private final SqlTexts texts;
  private final Dialect dialect;
  private final Catalog catalog;

  private SchemaValidator(Handle handle, SqlTexts texts, Dialect dialect) {
    this.handle = handle;
    this.texts = texts;
    this.dialect = dialect;
    this.catalog = Catalog.of(handle);
  }

  /**
   * Looks.
   *
   * @throws ConfigurationException at the first thing that is wrong
   */
  static void validate(Handle handle, SqlTexts texts, Dialect dialect) {
    SchemaValidator validator = new SchemaValidator(handle, texts, dialect);
    validator.version();
    SchemaTable.ALL.forEach(validator::table);
  }

  private void version() {
    String table = texts.prefixed("holdfast_schema_version");
    require(
        catalog.hasTable(table),
        "table {} is missing: run the files of io/holdfast/jdbc/schema, or use SchemaMode.CREATE",
        table);
    long version = SchemaVersion.find(handle, texts);
    require(
        version == Ddl.CURRENT,
        "{}: the schema has version {}, this library needs version {}",
        table,
        version,
        Ddl.CURRENT);
  }

  private void table(SchemaTable expected) {
    String table = texts.prefixed(expected.name());
    Map<String, String> columns = catalog.columns(table);
    require(!columns.isEmpty(), "table {} is missing", table);
    for (List<String> some : List.of(expected.texts(), expected.numbers())) {
      for (String column : some) {
        require(columns.containsKey(column), "column {} of table {} is missing", column, table);
      }
    }
    for (String column : expected.numbers()) {
      require(
          "bigint".equals(columns.get(column)),
          "column {} of table {} must be BIGINT, not {}",
          column,
          table,
          columns.get(column));
    }
    List<String> key = catalog.primaryKey(table);
    require(
        key.equals(expected.key()),
        "the primary key of table {} must be {}, not {}",
        table,
        expected.key(),
        key);
    engine(table);
    collations(table, expected.texts());
    checks(table, expected.checks());
  }

  private void engine(String table) {
    if (dialect != Dialect.H2) {
      String engine =
          Sql.list(handle, ENGINE, names(table), row -> row.getString("engine_name")).get(0);
      require(
          "innodb".equals(Catalog.lower(engine)),
          "table {} must have ENGINE=InnoDB, not {}: only it has transactions",
          table,
          engine);
    }
  }

  private void collations(String table, List<String> columns) {
    Map<String, String> collations = new TreeMap<>();
    Sql.each(
        handle,
        COLLATIONS,
        names(table),
        row -> {
          String collation = Catalog.lower(row.getString("collation_name"));
          String type = Catalog.lower(row.getString("data_type"));
          collations.put(
              Catalog.lower(row.getString("name")), isExact(type, collation) ? "" : collation);
        });
    for (String column : columns) {
      String collation = collations.getOrDefault(column, "");
      require(
          collation.isEmpty(),
          "column {} of table {} must be compared byte by byte (COLLATE ascii_bin), not by {}",
          column,
          table,
          collation);
    }
  }

  private boolean isExact(String type, String collation) {
    return dialect == Dialect.H2
        ? !type.contains("ignorecase") && (collation.isEmpty() || collation.equals("off"))
        : collation.endsWith("_bin") || collation.equals("binary");
  }

  private void checks(String table, List<String> expected) {
    String sql = dialect == Dialect.MYSQL ? MYSQL_CHECKS : CHECKS;
    Set<String> found = new TreeSet<>();
    Sql.each(handle, sql, names(table), row -> found.add(Catalog.lower(row.getString("name"))));
    for (String check : expected) {
      String name = texts.prefixed(check);
      require(found.contains(name), "CHECK constraint {} of table {} is missing", name, table);
    }
  }

  private Args names(String table) {
    return new Args().text(catalog.schemaName()).text(catalog.stored(table));
  }

  private static void require(boolean isRight, String rule, @Nullable Object... values) {
    if (!isRight) {
      throw new ConfigurationException(MessageFormatter.arrayFormat(rule, values).getMessage());
    }
  }
}
