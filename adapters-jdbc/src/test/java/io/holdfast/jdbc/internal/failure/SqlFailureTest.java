package io.holdfast.jdbc.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.holdfast.jdbc.internal.failure.SqlFailure.Kind;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
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
  private static Arguments seen(String event, SQLException thrown, Kind kind) {
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
            Kind.CONTENTION),
        seen("lock wait time-out, MariaDB's driver", sql("HY000", 1205), Kind.CONTENTION),
        seen("lock wait time-out, MySQL's driver", sql("40001", 1205), Kind.CONTENTION),
        seen("snapshot conflict", sql("HY000", 1020), Kind.CONTENTION),
        seen("deadlock, H2", sql("40001", 40001), Kind.CONTENTION),
        seen("lock time-out, H2", sql("HYT00", 50200), Kind.CONTENTION),
        seen("concurrent update, H2", sql("90131", 90131), Kind.CONTENTION),
        seen("query time-out, MariaDB", sql("70100", 1969), Kind.CONTENTION),
        seen("query time-out, MySQL's driver", new SQLTimeoutException("-"), Kind.CONTENTION),
        seen("some other rollback", sql("40002", 7), Kind.CONTENTION),
        seen(
            "duplicate",
            new SQLIntegrityConstraintViolationException("-", "23000", 1062),
            Kind.DUPLICATE),
        seen("duplicate, H2", sql("23505", 23505), Kind.DUPLICATE),
        seen(
            "CHECK, MariaDB",
            new SQLIntegrityConstraintViolationException("-", "23000", 4025),
            Kind.CONTRADICTION),
        seen("CHECK, MySQL", sql("HY000", 3819), Kind.CONTRADICTION),
        seen("CHECK, H2", sql("23513", 23513), Kind.CONTRADICTION),
        seen("not null", sql("23000", 1048), Kind.CONTRADICTION),
        seen("too long", sql("22001", 1406), Kind.CONTRADICTION),
        seen("out of range", sql("22003", 1264), Kind.CONTRADICTION),
        seen(
            "cut, MariaDB's driver",
            new SQLNonTransientConnectionException("-", "08000", -1),
            Kind.LOST),
        seen("cut, MySQL's driver", sql("08S01", 0), Kind.LOST),
        seen("shutdown", sql("08S01", 1053), Kind.LOST),
        seen("killed", sql("70100", 1927), Kind.LOST),
        seen("dropped for being idle", sql("HY000", 4031), Kind.LOST),
        seen("recoverable", new SQLRecoverableException("-"), Kind.LOST),
        seen("H2 closed", sql("90098", 90098), Kind.LOST),
        seen("H2's server is gone", sql("90067", 90067), Kind.LOST),
        seen(
            "pool could not connect",
            new SQLTransientConnectionException("-", "08S01", 0),
            Kind.LOST),
        seen("pool empty", new SQLTransientConnectionException("-"), Kind.BUSY),
        seen(
            "too many connections",
            new SQLNonTransientConnectionException("-", "08004", 1040),
            Kind.BUSY),
        seen("too many of the user's", sql("42000", 1203), Kind.BUSY),
        seen("packet too large", sql("08S01", 1153), Kind.TOO_LARGE),
        seen("value too large", sql("HY000", 1301), Kind.TOO_LARGE),
        seen(
            "packet too large, seen by MySQL's driver",
            new PacketTooBigException(2, 1),
            Kind.TOO_LARGE),
        seen("read-only server", sql("HY000", 1290), Kind.UNAVAILABLE),
        seen("read-only transaction", sql("25006", 1792), Kind.UNAVAILABLE),
        seen("disk full", sql("HY000", 1114), Kind.UNAVAILABLE),
        seen("missing table", sql("42S02", 1146), Kind.CONFIGURATION),
        seen("missing table, H2", sql("42S02", 42102), Kind.CONFIGURATION),
        seen("missing column", sql("42S22", 1054), Kind.CONFIGURATION),
        seen("no privilege", sql("42000", 1142), Kind.CONFIGURATION),
        seen("no privilege, H2", sql("90096", 90096), Kind.CONFIGURATION),
        seen(
            "wrong password, MariaDB's driver",
            new SQLInvalidAuthorizationSpecException("-", "28000", 1045),
            Kind.CONFIGURATION),
        seen("wrong password, H2", sql("28000", 28000), Kind.CONFIGURATION),
        seen("unknown database", sql("42000", 1049), Kind.CONFIGURATION),
        seen("not supported", new SQLFeatureNotSupportedException("-"), Kind.CONFIGURATION),
        seen("something else", sql("HY000", 1105), Kind.OTHER),
        seen("nothing known at all", new SQLException("-"), Kind.OTHER));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void means(String event, SQLException thrown, Kind kind) {
    assertThat(SqlFailure.of(thrown).kind()).isEqualTo(kind);
    assertThat(SqlFailure.of(new IllegalStateException("-", thrown)).kind()).isEqualTo(kind);
  }

  @Test
  void tellsCodeAndStateButNotTheText() {
    SqlFailure fault = SqlFailure.of(new SQLException("Duplicate entry 'secret'", "23000", 1062));
    assertThat(fault).hasToString("code 1062, SQLState 23000");
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
