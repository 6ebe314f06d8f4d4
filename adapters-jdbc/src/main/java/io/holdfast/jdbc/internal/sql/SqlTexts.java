package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes the SQL of one store. Only this class and the dialects build SQL. Statements are written
 * with the default table prefix, and this class replaces it by the configured one. That prefix
 * matches a strict grammar and is the only part of a statement that comes from outside. All other
 * values are bound.
 *
 * @param prefix the prefix of every table's name
 * @param dialect the dialect of the database
 * @param clock the clock whose time statements read
 * @param packet the limit of a statement's bytes
 * @param locking true if every read takes locks, so that it sees current rows under any isolation
 *     level
 */
public record SqlTexts(
    String prefix, SqlDialect dialect, StoreClock clock, PacketLimit packet, boolean locking) {
  public static final String DEFAULT_PREFIX = "holdfast_";

  private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9_]{0,29}");

  public SqlTexts {
    checkPrefix(prefix);
  }

  public static void checkPrefix(String prefix) {
    if (prefix.length() > 64 || !GRAMMAR.matcher(prefix).matches()) {
      throw new ConfigurationException("tablePrefix: must match " + GRAMMAR.pattern());
    }
  }

  /** Returns the same texts with locks on every read. */
  public SqlTexts withLocks() {
    return new SqlTexts(prefix, dialect, clock, packet, true);
  }

  /** Returns an object that splits rows into statements within this limit. */
  public StatementSplit split() {
    return new StatementSplit(packet);
  }

  /** Returns the condition on several keys of a shop, which have these columns. */
  public ShopKeys keys(String... columns) {
    return keysOf("", columns);
  }

  /** Returns the same for a table with an alias. */
  public ShopKeys keysOf(String alias, String... columns) {
    return new ShopKeys(dialect, alias.isEmpty() ? "" : alias + ".", List.of(columns));
  }

  /** Returns a statement with the marks in braces replaced. */
  public SizedSql text(String template) {
    return new SizedSql(() -> filled(template));
  }

  private String filled(String template) {
    return dialect.askedAnew(
        prefixed(template)
            .replace("{now}", clock.sql(dialect))
            .replace("{all}", dialect.all())
            .replace("{micros}", dialect.number())
            .replace("{primary}", dialect.byPrimaryKey())
            .replace("{deleteBefore}", dialect.deleteBefore())
            .replace("{deleteAfter}", dialect.deleteAfter())
            .replace("{lockPart}", locking ? dialect.lockPart() : "")
            .replace("{lock}", locking ? "FOR UPDATE" : ""));
  }

  /** Returns a statement with a condition in place of its mark, and the other marks replaced. */
  public SizedSql text(String template, String condition) {
    return text(template.replace("{condition}", condition));
  }

  /** Returns a statement with the condition on keys in place of its mark, and the other marks. */
  public SizedSql text(String template, ShopKeys keys) {
    return text(template.replace("{shopKeys}", keys.condition()));
  }

  /**
   * Returns a statement with other marks in braces replaced too.
   *
   * @param marks the texts by mark, without braces
   */
  public SizedSql text(String template, Map<String, String> marks) {
    String filled = template;
    for (Map.Entry<String, String> mark : marks.entrySet()) {
      filled = filled.replace("{" + mark.getKey() + "}", mark.getValue());
    }
    return text(filled);
  }

  /** Returns the text with the configured prefix for tables and constraints. */
  public String prefixed(String sql) {
    return sql.replace(DEFAULT_PREFIX, prefix);
  }
}
