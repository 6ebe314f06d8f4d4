package io.holdfast.jdbc;

import io.holdfast.inventory.error.ConfigurationException;
import java.util.regex.Pattern;

/**
 * Makes the SQL of one store. The only place where SQL is put together: statements are written with
 * the default table prefix, and it replaces that by the configured one, which has passed a strict
 * grammar and is the only part that comes from outside. Everything else is bound.
 *
 * @param prefix of every table's name
 * @param dialect where the SQL differs
 * @param clock whose time statements ask for
 * @param size how many bytes a statement may have
 * @param locking whether every read takes locks, so that it sees what is current under any
 *     isolation
 */
record SqlTexts(
    String prefix, DialectSql dialect, StoreClock clock, StatementSize size, boolean locking) {
  static final String DEFAULT_PREFIX = "holdfast_";

  private static final Pattern GRAMMAR = Pattern.compile("[a-z][a-z0-9_]{0,29}");

  SqlTexts {
    checkPrefix(prefix);
  }

  static void checkPrefix(String prefix) {
    if (prefix.length() > 64 || !GRAMMAR.matcher(prefix).matches()) {
      throw new ConfigurationException("tablePrefix: must match " + GRAMMAR.pattern());
    }
  }

  /** The same, with locks on every read. */
  SqlTexts withLocks() {
    return new SqlTexts(prefix, dialect, clock, size, true);
  }

  /** Cuts rows into statements that pass. */
  Chunks chunks() {
    return new Chunks(size);
  }

  /** A statement with the marks in braces filled in. */
  SqlText text(String template) {
    return new SqlText(
        prefixed(template)
            .replace("{now}", clock.sql(dialect))
            .replace("{all}", dialect.all())
            .replace("{micros}", dialect.micros())
            .replace("{primary}", dialect.byPrimaryKey())
            .replace("{byDue}", prefixed(dialect.byDue()))
            .replace("{deleteBefore}", dialect.deleteBefore())
            .replace("{deleteAfter}", dialect.deleteAfter())
            .replace("{lockPart}", locking ? dialect.lockPart() : "")
            .replace("{lock}", locking ? "FOR UPDATE" : ""));
  }

  /** A text in which tables and constraints have the configured prefix. */
  String prefixed(String sql) {
    return sql.replace(DEFAULT_PREFIX, prefix);
  }
}
