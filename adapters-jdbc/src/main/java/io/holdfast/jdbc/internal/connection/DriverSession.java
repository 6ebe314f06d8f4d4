package io.holdfast.jdbc.internal.connection;

import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.internal.dialect.DriverType;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the driver behind the one that a pool lends, and what it tells beyond JDBC.
 * Some pools do not unwrap their connections; then it is the connection of the pool, which tells
 * nothing.
 *
 * @param connection the connection of the driver, or of the pool
 * @param driver the driver; null if it is not known
 */
record DriverSession(Connection connection, @Nullable Driver driver) {
  /** Looks up the drivers once for each class of connections, because a miss is expensive. */
  private static final ClassValue<List<Driver>> DRIVERS =
      new ClassValue<>() {
        @Override
        protected List<Driver> computeValue(Class<?> ofPool) {
          return Driver.known(ofPool.getClassLoader());
        }
      };

  /** Returns the session behind a connection of a pool. */
  static DriverSession of(Connection ofPool) {
    try {
      for (Driver driver : DRIVERS.get(ofPool.getClass())) {
        if (ofPool.isWrapperFor(driver.type())) {
          return new DriverSession((Connection) ofPool.unwrap(driver.type()), driver);
        }
      }
      // Not every pool unwraps its connections to java.sql.Connection.
      return new DriverSession(ofPool.unwrap(Connection.class), null);
    } catch (SQLException | RuntimeException e) {
      return new DriverSession(ofPool, null);
    }
  }

  /**
   * Returns whether a transaction is open that has read, locked or written something. The driver
   * knows it without a query, because the server includes it in each of its answers. Empty if the
   * driver does not tell.
   */
  Optional<Boolean> isTransactionOpen() {
    if (driver == null) {
      return Optional.empty();
    }
    try {
      Object on = connection;
      for (Method call : driver.transactionStatus()) {
        on = call.invoke(on);
      }
      return Optional.of(
          on instanceof Boolean flag ? flag : on instanceof Integer bits && (bits & 1) != 0);
    } catch (ReflectiveOperationException | RuntimeException unknown) {
      return Optional.empty();
    }
  }

  /** Returns whether the connection is read-only, as far as its driver knows. */
  boolean isReadOnly() throws SQLException {
    if (driver == null || driver.readOnly() == null) {
      return connection.isReadOnly();
    }
    try {
      return Boolean.TRUE.equals(driver.readOnly().invoke(connection, false));
    } catch (ReflectiveOperationException e) {
      return connection.isReadOnly();
    }
  }

  /**
   * A driver that is there.
   *
   * @param type the type of its connections
   * @param transactionStatus the methods to call in turn, from the connection to the answer
   * @param readOnly the method that tells whether the connection is read-only; null for JDBC's
   */
  record Driver(Class<?> type, List<Method> transactionStatus, @Nullable Method readOnly) {
    private static List<Driver> known(@Nullable ClassLoader loader) {
      List<Driver> found = new ArrayList<>();
      for (Dialect dialect : Dialect.values()) {
        DriverType driver = SqlDialect.of(dialect).driver();
        try {
          Class<?> type = Class.forName(driver.connection(), false, loader);
          List<Method> calls = new ArrayList<>();
          Class<?> on = type;
          for (String next : driver.transactionStatus()) {
            Method call = on.getMethod(next);
            calls.add(call);
            on = call.getReturnType();
          }
          String name = driver.readOnly();
          Method readOnly = name.isEmpty() ? null : type.getMethod(name, boolean.class);
          found.add(new Driver(type, calls, readOnly));
        } catch (ReflectiveOperationException | LinkageError absent) {
          // The host uses another driver, or another version of it.
        }
      }
      return List.copyOf(found);
    }
  }
}
