package io.holdfast.jdbc.internal.failure;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Classifies an exception of a driver or pool. The dialects know the codes of the databases; no
 * code means different things to two of them. No text decides.
 *
 * @param kind the class of the fault
 * @param cause the exception that was thrown
 */
public record SqlFailure(FailureKind kind, Throwable cause) {
  private static final List<SqlDialect> DIALECTS =
      Stream.of(Dialect.values()).map(SqlDialect::of).toList();

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
    return fault == null ? new SqlFailure(FailureKind.OTHER, thrown) : fault;
  }

  /**
   * Tells whether the whole transaction has ended or must end, and not only its last statement. For
   * an unknown code, SQLState decides: class 40 is a rollback.
   */
  public boolean endsTransaction() {
    int code = code(cause);
    return kind == FailureKind.LOST
        || DIALECTS.stream().anyMatch(it -> it.endsTransaction(code))
        || (known(code) == null && state(cause).startsWith("40"));
  }

  /** Tells whether a commit that fails with this fault is guaranteed to have committed nothing. */
  public boolean isRollback() {
    int code = code(cause);
    return DIALECTS.stream().anyMatch(it -> it.isRollback(code));
  }

  /**
   * Returns the exception by which the caller learns what to do: try again later, mend the
   * configuration, or report a fault.
   *
   * @param message the message, which says what was done
   */
  public InventoryException toException(String message) {
    return switch (kind) {
      case CONTENTION -> new BusyException(message, cause, BusyException.Resource.ROWS);
      case NO_CONNECTION -> new BusyException(message, cause, BusyException.Resource.CONNECTION);
      case LOST, CANNOT_WRITE, TOO_LARGE, INTERNAL, OTHER ->
          new UnavailableException(message, cause);
      case CONFIGURATION -> new ConfigurationException(message, cause);
      case DUPLICATE, CONTRADICTION -> new InvariantViolationException(message, cause);
    };
  }

  private static FailureKind kindOf(SQLException thrown) {
    String state = state(thrown);
    FailureKind known = known(thrown.getErrorCode());
    if (known != null) {
      return known;
    }
    if (DIALECTS.stream()
        .anyMatch(it -> it.driver().tooLarge().contains(thrown.getClass().getSimpleName()))) {
      return FailureKind.TOO_LARGE;
    }
    if (thrown instanceof SQLTransientConnectionException && state.isEmpty()) {
      return FailureKind.NO_CONNECTION;
    }
    if (thrown instanceof SQLTimeoutException) {
      return FailureKind.CONTENTION;
    }
    if (thrown instanceof SQLInvalidAuthorizationSpecException
        || thrown instanceof SQLFeatureNotSupportedException) {
      return FailureKind.CONFIGURATION;
    }
    return thrown instanceof SQLRecoverableException || isConnectionClosed(thrown)
        ? FailureKind.LOST
        : byClass(state);
  }

  /** Returns the kind of a code, or null if no dialect knows it. */
  private static @Nullable FailureKind known(int code) {
    for (SqlDialect dialect : DIALECTS) {
      FailureKind known = dialect.kindOf(code);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private static boolean isConnectionClosed(SQLException thrown) {
    return DIALECTS.stream().anyMatch(it -> it.isConnectionClosed(thrown));
  }

  private static FailureKind byClass(String state) {
    return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
      case "08" -> FailureKind.LOST;
      case "40" -> FailureKind.CONTENTION;
      case "28", "42", "0A", "3D" -> FailureKind.CONFIGURATION;
      case "22", "23" -> FailureKind.CONTRADICTION;
      default -> FailureKind.OTHER;
    };
  }

  /**
   * Returns vendor code, SQLState and the first line of the driver's text without secrets, for a
   * message.
   */
  @Override
  public String toString() {
    return codes() + text(sql(cause));
  }

  /**
   * Returns vendor code and SQLState only, where the driver's text would quote values of the host.
   */
  public String codes() {
    return "code " + code(cause) + ", SQLState " + state(cause);
  }

  private static String text(@Nullable SQLException sql) {
    String text = sql == null ? "" : DriverText.of(sql.getMessage());
    return text.isEmpty() ? "" : " (" + text + ")";
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
