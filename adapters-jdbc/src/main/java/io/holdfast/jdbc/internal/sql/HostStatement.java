package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.spi.support.Printable;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The checked text of one statement of the host. Refuses what could end the transaction: other
 * statements, a second statement, and comments that a server executes.
 *
 * @param sql the text
 * @param parameters the number of question marks
 * @param rowAt the position of the parenthesis that opens the only row of values, if the text is an
 *     INSERT that ends with this row and has all its question marks there; -1 otherwise
 */
public record HostStatement(String sql, int parameters, int rowAt) {
  private static final int MOST = 8_192;
  private static final int SHOWN = 60;
  private static final Set<String> ALLOWED =
      Set.of("INSERT", "UPDATE", "DELETE", "REPLACE", "MERGE");

  /**
   * Checks a text.
   *
   * @throws InvalidRequestException if it is not exactly one allowed statement
   */
  public static HostStatement of(String sql) {
    Objects.requireNonNull(sql, "sql");
    if (sql.length() > MOST) {
      throw invalid("must have at most " + MOST + " characters");
    }
    return new Scan(sql).run();
  }

  /** Returns whether many writes with this text can be one statement with many rows. */
  public boolean joins() {
    return rowAt >= 0;
  }

  /** Returns the text with so many rows of values. */
  public String withRows(int rows) {
    String row = sql.substring(rowAt);
    StringBuilder text = new StringBuilder(sql.length() + (rows - 1) * (row.length() + 2));
    text.append(sql);
    for (int i = 1; i < rows; i++) {
      text.append(", ").append(row);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return Printable.of(sql.strip(), SHOWN);
  }

  private static InvalidRequestException invalid(String rule) {
    return new InvalidRequestException("sql", rule);
  }

  /** One pass over the text. */
  private static final class Scan {
    private final String sql;
    private int at;
    private int depth;
    private int parameters;
    private int words;
    private boolean insert;
    private boolean afterValues;
    private int rowAt = -1;
    private int beforeRow;

    Scan(String sql) {
      this.sql = sql;
    }

    HostStatement run() {
      while (at < sql.length()) {
        step(sql.charAt(at));
      }
      if (words == 0) {
        throw notAllowed();
      }
      if (depth != 0) {
        throw invalid("must have balanced parentheses");
      }
      boolean joins = insert && rowAt >= 0 && beforeRow == 0;
      return new HostStatement(sql.strip(), parameters, joins ? rowAt - leading() : -1);
    }

    private int leading() {
      return sql.length() - sql.stripLeading().length();
    }

    private void step(char c) {
      if (c == '\'' || c == '"' || c == '`') {
        literal(c);
      } else if (c == '#' || starts("--") || starts("/*")) {
        throw invalid("must not contain comments");
      } else if (starts("$$")) {
        throw invalid("must not contain dollar-quoted literals; bind the value");
      } else if (c == ';') {
        throw invalid("must be one statement, without semicolons");
      } else if (Character.isJavaIdentifierStart(c)) {
        word();
      } else {
        symbol(c);
        at++;
      }
    }

    private void symbol(char c) {
      if (words == 0 && !Character.isWhitespace(c)) {
        throw notAllowed();
      }
      if (c == '?') {
        parameters++;
      } else if (c == '(') {
        open();
      } else if (c == ')') {
        depth--;
        if (depth < 0) {
          throw invalid("must have balanced parentheses");
        }
      } else if (depth == 0 && !Character.isWhitespace(c)) {
        rowAt = -1; // something follows the row, for example a second row
      }
    }

    private void open() {
      if (depth == 0) {
        rowAt = afterValues ? at : -1;
        beforeRow = parameters;
        afterValues = false;
      }
      depth++;
    }

    private void word() {
      int from = at;
      while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
        at++;
      }
      String word = sql.substring(from, at).toUpperCase(Locale.ROOT);
      if (words++ == 0) {
        if (!ALLOWED.contains(word)) {
          throw notAllowed();
        }
        insert = word.equals("INSERT");
      }
      if (depth == 0) {
        afterValues = word.equals("VALUES");
        rowAt = -1;
      }
    }

    private static InvalidRequestException notAllowed() {
      return invalid("must begin with INSERT, UPDATE, DELETE, REPLACE or MERGE");
    }

    private void literal(char quote) {
      int end = at + 1;
      while (end < sql.length() && sql.charAt(end) != quote) {
        if (sql.charAt(end) == '\\') {
          throw invalid("must not contain backslashes in literals; bind the value");
        }
        end++;
      }
      if (end == sql.length()) {
        throw invalid("must close every quote");
      }
      if (depth == 0) {
        rowAt = -1;
      }
      at = end + 1;
    }

    private boolean starts(String prefix) {
      return sql.startsWith(prefix, at);
    }
  }
}
