package io.holdfast.jdbc.internal.failure;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classifies an exception of a driver or pool. This is the only class that knows vendors' codes. It
 * never reads message texts.
 *
 * @param kind the class of the fault
 * @param cause the exception that was thrown
 */
public record SqlFailure(Kind kind, Throwable cause) {
  /** The consequence of an exception for the transaction and for the caller. */
  public enum Kind {
    /** A conflict with another transaction: roll back and repeat the transaction. */
    CONTENTION,
    /** A unique key, a column or a constraint exists already, or is dropped already. */
    DUPLICATE,
    /** No connection is available. It is guaranteed that nothing was written. */
    BUSY,
    /** The connection is lost, and with it the transaction. */
    LOST,
    /**
     * A statement has more bytes than the server accepts. The server may have closed the
     * connection.
     */
    TOO_LARGE,
    /** The database can be reached but cannot write. */
    UNAVAILABLE,
    /** A privilege, a table or a password is wrong. */
    CONFIGURATION,
    /** The database refuses values that the rules have allowed. */
    CONTRADICTION,
    /** Any other fault; the transaction is rolled back. */
    OTHER
  }

  private static final Map<Integer, Kind> MYSQL_CODES =
      Map.ofEntries(
          Map.entry(1213, Kind.CONTENTION), // deadlock
          Map.entry(1205, Kind.CONTENTION), // lock wait timeout; the transaction is still open
          Map.entry(1020, Kind.CONTENTION), // snapshot conflict, MariaDB
          Map.entry(3101, Kind.CONTENTION), // rolled back at commit by group replication
          Map.entry(3572, Kind.CONTENTION), // lock not available at once
          Map.entry(1969, Kind.CONTENTION), // statement timeout, MariaDB
          Map.entry(3024, Kind.CONTENTION), // statement timeout, MySQL
          Map.entry(1317, Kind.CONTENTION), // statement killed
          Map.entry(1060, Kind.DUPLICATE), // column exists already
          Map.entry(1062, Kind.DUPLICATE),
          Map.entry(1091, Kind.DUPLICATE), // dropped already
          Map.entry(1826, Kind.DUPLICATE), // constraint exists already
          Map.entry(3821, Kind.DUPLICATE), // CHECK constraint dropped already, MySQL
          Map.entry(3822, Kind.DUPLICATE), // CHECK constraint exists already, MySQL
          Map.entry(3940, Kind.DUPLICATE), // constraint dropped already, MySQL
          Map.entry(1586, Kind.DUPLICATE),
          Map.entry(1040, Kind.BUSY), // too many connections
          Map.entry(1203, Kind.BUSY), // too many connections of the user
          Map.entry(1226, Kind.BUSY), // a limit of the user
          Map.entry(1053, Kind.LOST), // shutdown
          Map.entry(1927, Kind.LOST), // connection killed
          Map.entry(3032, Kind.LOST), // offline mode
          Map.entry(3169, Kind.LOST), // session killed
          Map.entry(4031, Kind.LOST), // disconnected for being idle
          Map.entry(1153, Kind.TOO_LARGE), // packet
          Map.entry(1301, Kind.TOO_LARGE), // value
          Map.entry(1290, Kind.UNAVAILABLE), // read-only server
          Map.entry(1792, Kind.UNAVAILABLE), // read-only transaction
          Map.entry(1836, Kind.UNAVAILABLE), // read-only mode
          Map.entry(1114, Kind.UNAVAILABLE), // table full
          Map.entry(1021, Kind.UNAVAILABLE), // disk full
          Map.entry(1044, Kind.CONFIGURATION),
          Map.entry(1045, Kind.CONFIGURATION),
          Map.entry(1665, Kind.CONFIGURATION), // statement-based binary log
          Map.entry(4025, Kind.CONTRADICTION), // CHECK, MariaDB
          Map.entry(3819, Kind.CONTRADICTION)); // CHECK, MySQL

  private static final Map<Integer, Kind> H2_CODES =
      Map.ofEntries(
          Map.entry(40001, Kind.CONTENTION), // deadlock
          Map.entry(50200, Kind.CONTENTION), // lock timeout
          Map.entry(90131, Kind.CONTENTION), // concurrent update
          Map.entry(57014, Kind.CONTENTION), // statement timeout or cancelled
          Map.entry(23505, Kind.DUPLICATE),
          Map.entry(90007, Kind.LOST), // object closed
          Map.entry(90020, Kind.UNAVAILABLE), // file in use by another process
          Map.entry(90028, Kind.LOST), // I/O
          Map.entry(90030, Kind.LOST), // file closed under its readers
          Map.entry(90031, Kind.LOST), // I/O
          Map.entry(90067, Kind.LOST), // connection broken
          Map.entry(90098, Kind.LOST), // database closed
          Map.entry(90121, Kind.LOST), // closed by shutdown
          Map.entry(90096, Kind.CONFIGURATION), // privileges
          Map.entry(90097, Kind.UNAVAILABLE), // read-only database
          Map.entry(23513, Kind.CONTRADICTION)); // CHECK

  /** The exceptions without a code of drivers that check the size before they send. */
  private static final Set<String> TOO_LARGE =
      Set.of("PacketTooBigException", "MaxAllowedPacketException");

  /** The codes of deadlocks, snapshot conflicts and missing savepoints. */
  private static final Set<Integer> ENDS_TRANSACTION =
      Set.of(1213, 1020, 1305, 1613, 1614, 3101, 40001, 90063, 90131);

  /**
   * Returns the fault behind an exception, found among its causes, or null if none comes from a
   * database.
   */
  public static @Nullable SqlFailure find(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return new SqlFailure(kindOf(sql), thrown);
      }
    }
    return null;
  }

  /** Returns the fault behind an exception that comes from a database. */
  public static SqlFailure of(Throwable thrown) {
    SqlFailure fault = find(thrown);
    return fault == null ? new SqlFailure(Kind.OTHER, thrown) : fault;
  }

  /**
   * Tells whether the whole transaction has ended or must end, and not only its last statement. For
   * an unknown code, SQLState decides: class 40 is a rollback.
   */
  public boolean endsTransaction() {
    int code = code(cause);
    boolean known = MYSQL_CODES.containsKey(code) || H2_CODES.containsKey(code);
    return kind == Kind.LOST
        || ENDS_TRANSACTION.contains(code)
        || (!known && state(cause).startsWith("40"));
  }

  /** Tells whether a commit that fails with this fault is guaranteed to have committed nothing. */
  public boolean isRollback() {
    return code(cause) == 1213 || code(cause) == 3101;
  }

  private static Kind kindOf(SQLException thrown) {
    String state = state(thrown);
    int code = thrown.getErrorCode();
    // H2's codes equal its SQLStates. Codes of MySQL and MariaDB are below 10,000 and never equal
    // one.
    Kind known = (code >= 10_000 ? H2_CODES : MYSQL_CODES).get(code);
    if (known != null) {
      return known;
    }
    if (TOO_LARGE.contains(thrown.getClass().getSimpleName())) {
      return Kind.TOO_LARGE;
    }
    if (thrown instanceof SQLTransientConnectionException && state.isEmpty()) {
      return Kind.BUSY;
    }
    if (thrown instanceof SQLTimeoutException) {
      return Kind.CONTENTION;
    }
    if (thrown instanceof SQLInvalidAuthorizationSpecException
        || thrown instanceof SQLFeatureNotSupportedException) {
      return Kind.CONFIGURATION;
    }
    return thrown instanceof SQLRecoverableException ? Kind.LOST : byClass(state);
  }

  private static Kind byClass(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> Kind.LOST;
      case "40" -> Kind.CONTENTION;
      case "28", "42", "0A", "3D" -> Kind.CONFIGURATION;
      case "22", "23" -> Kind.CONTRADICTION;
      default -> Kind.OTHER;
    };
  }

  /**
   * Returns vendor code and SQLState, for a message. Never includes the driver's text, which may
   * quote values.
   */
  @Override
  public String toString() {
    return "code " + code(cause) + ", SQLState " + state(cause);
  }

  /** Returns the vendor's code. */
  public int code() {
    return code(cause);
  }

  public static int code(Throwable thrown) {
    SQLException sql = sql(thrown);
    return sql == null ? 0 : sql.getErrorCode();
  }

  private static String state(Throwable thrown) {
    SQLException sql = sql(thrown);
    String state = sql == null ? null : sql.getSQLState();
    return state == null ? "" : state;
  }

  private static @Nullable SQLException sql(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
