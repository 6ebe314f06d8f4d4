package io.holdfast.jdbc.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests how exceptions of drivers and pools are classified. Their messages are empty on purpose.
 */
class SqlFailureTest {
  private static Arguments seen(String event, SQLException thrown, FailureKind kind) {
    return Arguments.of(event, thrown, kind);
  }

  private static SQLException sql(String state, int code) {
    return new SQLException("-", state, code);
  }

  static Stream<Arguments> table() {
    return Stream.of(
        seen(
            "deadlock, MariaDB",
            new SQLTransactionRollbackException("-", "40001", 1213),
            FailureKind.CONTENTION),
        seen("lock wait time-out, MariaDB's driver", sql("HY000", 1205), FailureKind.CONTENTION),
        seen("lock wait time-out, MySQL's driver", sql("40001", 1205), FailureKind.CONTENTION),
        seen("snapshot conflict", sql("HY000", 1020), FailureKind.CONTENTION),
        seen("deadlock, H2", sql("40001", 40001), FailureKind.CONTENTION),
        seen("lock time-out, H2", sql("HYT00", 50200), FailureKind.CONTENTION),
        seen("concurrent update, H2", sql("90131", 90131), FailureKind.CONTENTION),
        seen("query time-out, MariaDB", sql("70100", 1969), FailureKind.CONTENTION),
        seen(
            "query time-out, MySQL's driver", new SQLTimeoutException("-"), FailureKind.CONTENTION),
        seen("some other rollback", sql("40002", 7), FailureKind.CONTENTION),
        seen(
            "duplicate",
            new SQLIntegrityConstraintViolationException("-", "23000", 1062),
            FailureKind.DUPLICATE),
        seen("duplicate, H2", sql("23505", 23505), FailureKind.DUPLICATE),
        seen(
            "CHECK, MariaDB",
            new SQLIntegrityConstraintViolationException("-", "23000", 4025),
            FailureKind.CONTRADICTION),
        seen("CHECK, MySQL", sql("HY000", 3819), FailureKind.CONTRADICTION),
        seen("CHECK, H2", sql("23513", 23513), FailureKind.CONTRADICTION),
        seen("not null", sql("23000", 1048), FailureKind.CONTRADICTION),
        seen("too long", sql("22001", 1406), FailureKind.CONTRADICTION),
        seen("out of range", sql("22003", 1264), FailureKind.CONTRADICTION),
        seen(
            "cut, MariaDB's driver",
            new SQLNonTransientConnectionException("-", "08000", -1),
            FailureKind.LOST),
        seen("cut, MySQL's driver", sql("08S01", 0), FailureKind.LOST),
        seen("shutdown", sql("08S01", 1053), FailureKind.LOST),
        seen("killed", sql("70100", 1927), FailureKind.LOST),
        seen("dropped for being idle", sql("HY000", 4031), FailureKind.LOST),
        seen("recoverable", new SQLRecoverableException("-"), FailureKind.LOST),
        seen("H2 closed", sql("90098", 90098), FailureKind.LOST),
        seen("H2's server is gone", sql("90067", 90067), FailureKind.LOST),
        seen(
            "pool could not connect",
            new SQLTransientConnectionException("-", "08S01", 0),
            FailureKind.LOST),
        seen(
            "call on a closed connection, MariaDB's driver",
            new SQLSyntaxErrorException("-", "42000", -1),
            FailureKind.LOST),
        seen(
            "pool could not prepare a connection",
            new SQLTransientConnectionException("-", "42000", -1),
            FailureKind.LOST),
        seen("pool empty", new SQLTransientConnectionException("-"), FailureKind.NO_CONNECTION),
        seen(
            "too many connections",
            new SQLNonTransientConnectionException("-", "08004", 1040),
            FailureKind.NO_CONNECTION),
        seen("too many of the user's", sql("42000", 1203), FailureKind.NO_CONNECTION),
        seen("packet too large", sql("08S01", 1153), FailureKind.TOO_LARGE),
        seen("value too large", sql("HY000", 1301), FailureKind.TOO_LARGE),
        seen(
            "packet too large, seen by MySQL's driver",
            new PacketTooBigException(2, 1),
            FailureKind.TOO_LARGE),
        seen("read-only server", sql("HY000", 1290), FailureKind.CANNOT_WRITE),
        seen("read-only transaction", sql("25006", 1792), FailureKind.CANNOT_WRITE),
        seen("disk full", sql("HY000", 1114), FailureKind.CANNOT_WRITE),
        seen("missing table", sql("42S02", 1146), FailureKind.CONFIGURATION),
        seen("missing table, H2", sql("42S02", 42102), FailureKind.CONFIGURATION),
        seen("missing column", sql("42S22", 1054), FailureKind.CONFIGURATION),
        seen("no privilege", sql("42000", 1142), FailureKind.CONFIGURATION),
        seen("no privilege, H2", sql("90096", 90096), FailureKind.CONFIGURATION),
        seen(
            "wrong password, MariaDB's driver",
            new SQLInvalidAuthorizationSpecException("-", "28000", 1045),
            FailureKind.CONFIGURATION),
        seen("wrong password, H2", sql("28000", 28000), FailureKind.CONFIGURATION),
        seen("unknown database", sql("42000", 1049), FailureKind.CONFIGURATION),
        seen("not supported", new SQLFeatureNotSupportedException("-"), FailureKind.CONFIGURATION),
        seen("internal error, H2", sql("HY000", 50000), FailureKind.INTERNAL),
        seen("something else", sql("HY000", 1105), FailureKind.OTHER),
        seen("nothing known at all", new SQLException("-"), FailureKind.OTHER));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void means(String event, SQLException thrown, FailureKind kind) {
    assertThat(SqlFailure.of(thrown).kind()).isEqualTo(kind);
    assertThat(SqlFailure.of(new IllegalStateException("-", thrown)).kind()).isEqualTo(kind);
  }

  @Test
  void tellsCodeStateAndTheFirstLineOfTheText() {
    SqlFailure fault =
        SqlFailure.of(new SQLException("Duplicate entry 'a'\nINSERT ...", "23000", 1062));
    assertThat(fault).hasToString("code 1062, SQLState 23000 (Duplicate entry 'a')");
  }

  @Test
  void onlyADeadlockIsSurelyARollbackOfACommit() {
    assertThat(SqlFailure.of(sql("40001", 1213)).isRollback()).isTrue();
    assertThat(SqlFailure.of(sql("HY000", 3101)).isRollback()).isTrue();
    assertThat(SqlFailure.of(sql("40001", 1205)).isRollback()).isFalse();
    assertThat(SqlFailure.of(sql("08S01", 0)).isRollback()).isFalse();
    assertThat(SqlFailure.of(sql("HY000", 1180)).isRollback()).isFalse();
  }

  @Test
  void whatIsNotOfADatabaseIsNoFault() {
    assertThat(SqlFailure.find(new IllegalStateException("-"))).isNull();
  }
}
