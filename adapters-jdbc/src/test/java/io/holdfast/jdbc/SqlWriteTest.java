package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.jdbc.internal.sql.HostStatement;
import io.holdfast.jdbc.internal.sql.SqlHostWrite;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text and the values of a write are checked before any I/O. */
class SqlWriteTest {
  private static final String INSERT = "INSERT INTO orders (id, total) VALUES (?, ?)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "?",
        "COMMIT",
        "commit",
        "ROLLBACK",
        "SELECT 1",
        "CALL p()",
        "CREATE TABLE t (id INT)",
        "TRUNCATE TABLE t",
        "SET autocommit = 1",
        "START TRANSACTION",
        "LOCK TABLES t WRITE",
        "{call p()}",
        "(INSERT INTO t VALUES (1))",
      })
  void anotherStatementIsRefused(String sql) {
    assertThatThrownBy(() -> SqlWrite.of(sql))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("sql: must begin with INSERT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "INSERT INTO t VALUES (1); COMMIT | one statement",
        "INSERT INTO t VALUES (1); | one statement",
        "INSERT INTO t VALUES (1) -- x | comments",
        "INSERT INTO t VALUES (1) # x | comments",
        "INSERT /*! IGNORE */ INTO t VALUES (1) | comments",
        "/* x */ COMMIT | comments",
        "INSERT INTO t VALUES ('a\\'; COMMIT; --') | backslashes",
        "INSERT INTO t VALUES ( $$'$$ ); COMMIT; DELETE FROM t WHERE a = '' | dollar-quoted",
        "INSERT INTO t VALUES ('a | close every quote",
        "INSERT INTO t VALUES (1 | balanced",
        "INSERT INTO t VALUES (1)) | balanced",
      })
  void whatCouldHideAnotherStatementIsRefused(String sql, String rule) {
    assertThatThrownBy(() -> SqlWrite.of(sql))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("sql: ")
        .hasMessageContaining(rule);
  }

  @Test
  void aSemicolonInALiteralIsText() {
    assertThat(SqlHostWrite.of("INSERT INTO t VALUES ('a;b--c?d', ?)", 1).values())
        .containsExactly(1);
    assertThat(SqlWrite.of("UPDATE \"a;b\" SET x = 'it''s ?' WHERE id = ?", 1)).isNotNull();
  }

  @Test
  void aTextHasALength() {
    String sql = "INSERT INTO t VALUES ('" + "x".repeat(8_192) + "')";
    assertThatThrownBy(() -> SqlWrite.of(sql)).hasMessage("sql: must have at most 8192 characters");
  }

  @Test
  void valuesAreAsManyAsQuestionMarks() {
    assertThatThrownBy(() -> SqlWrite.of(INSERT, "a"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("values: must be 2, as many as question marks");
    assertThat(SqlHostWrite.of(INSERT, "a", null).values()).containsExactly("a", null);
  }

  @Test
  void aValueHasAKnownType() {
    assertThatThrownBy(() -> SqlWrite.of(INSERT, "a", Instant.EPOCH))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("values[1]: must not be a java.time.Instant");
  }

  @Test
  void bytesAreCopied() {
    byte[] bytes = {1};
    SqlHostWrite write = SqlHostWrite.of("UPDATE t SET x = ?", bytes);
    bytes[0] = 2;
    assertThat(write.values()).containsExactly(new byte[] {1});
  }

  @Test
  void rowsAreNotNegative() {
    assertThatThrownBy(() -> SqlWrite.of(INSERT, "a", 1).expectingRows(-1))
        .hasMessage("rows: must be at least 0");
  }

  @Test
  void aMessageNamesTheStatementAndNoValue() {
    assertThat(SqlWrite.of(INSERT, "secret", 1)).hasToString(INSERT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        INSERT,
        "  insert into orders (id, total) values (?, ?)  ",
        "INSERT INTO t VALUES(?, CURRENT_TIMESTAMP, COALESCE(?, 1))",
        "INSERT INTO t (a) VALUES ('x')",
      })
  void anInsertOfOneRowTakesManyRows(String sql) {
    HostStatement statement = HostStatement.of(sql);
    assertThat(statement.joins()).isTrue();
    String row = sql.strip().substring(sql.strip().toUpperCase(Locale.ROOT).indexOf("VALUES") + 6);
    assertThat(statement.withRows(3))
        .isEqualTo(sql.strip() + ", " + row.strip() + ", " + row.strip());
    assertThat(statement.withRows(1)).isEqualTo(sql.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE t SET a = ? WHERE b = ?",
        "INSERT INTO t (a) VALUES (?), (?)",
        "INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE a = ?",
        "INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE a = VALUES(a)",
        "INSERT INTO t (a) SELECT b FROM u WHERE c = ?",
        "INSERT INTO t (a) SELECT b FROM u WHERE c IN (?)",
        "INSERT INTO t SET a = ?",
        "REPLACE INTO t VALUES (?)",
        "DELETE FROM t WHERE a = ?",
      })
  void otherStatementsAreSentOneByOne(String sql) {
    assertThat(HostStatement.of(sql).joins()).isFalse();
  }
}
