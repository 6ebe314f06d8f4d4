package io.holdfast.jdbc.internal.connection;

import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.internal.dialect.DriverType;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells whether a transaction is open on a connection: one that has read, locked or written
 * something.
 *
 * <p>The drivers know it without a query, because the server includes it in each of its answers. If
 * a pool does not unwrap its connections, the database is asked, which takes a round trip.
 */
public final class TransactionStatus {
  /** The supported drivers; a database may be used through the driver of another. */
  private static final List<Driver> DRIVERS = Driver.known();

  private TransactionStatus() {}

  static boolean isUnderWay(Connection connection, SqlDialect dialect) {
    for (Driver driver : DRIVERS) {
      Optional<Boolean> known = driver.ask(connection);
      if (known.isPresent()) {
        return known.get();
      }
    }
    try {
      return !connection.getAutoCommit() && dialect.isTransactionOpen(connection);
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /** Asks the database itself, which is also correct after an error that the driver has seen. */
  public static boolean isUnderWayAtTheServer(Connection connection, SqlDialect dialect) {
    try {
      return dialect.isTransactionOpen(connection);
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /**
   * Describes methods of one driver beyond JDBC. They are found by name, because no driver is a
   * dependency.
   *
   * @param type the type of the driver's connections
   * @param calls the methods to call in turn, from the connection to the answer
   */
  private record Driver(Class<?> type, List<Method> calls) {
    static List<Driver> known() {
      List<Driver> found = new ArrayList<>();
      for (Dialect dialect : Dialect.values()) {
        DriverType driver = SqlDialect.of(dialect).driver();
        try {
          Class<?> type =
              Class.forName(driver.connection(), false, TransactionStatus.class.getClassLoader());
          List<Method> calls = new ArrayList<>();
          Class<?> on = type;
          for (String name : driver.transactionStatus()) {
            Method call = on.getMethod(name);
            calls.add(call);
            on = call.getReturnType();
          }
          found.add(new Driver(type, calls));
        } catch (ReflectiveOperationException | LinkageError absent) {
          // The driver is another one, or another version.
        }
      }
      return List.copyOf(found);
    }

    /**
     * Returns the answer, or empty if the connection belongs to another driver or cannot be asked.
     */
    Optional<Boolean> ask(Connection connection) {
      try {
        Object on = connection.unwrap(type);
        if (!type.isInstance(on)) {
          return Optional.empty();
        }
        for (Method call : calls) {
          on = call.invoke(on);
        }
        boolean underWay =
            on instanceof Boolean flag ? flag : on instanceof Integer bits && (bits & 1) != 0;
        return Optional.of(underWay);
      } catch (SQLException | ReflectiveOperationException | RuntimeException unknown) {
        return Optional.empty();
      }
    }
  }
}
