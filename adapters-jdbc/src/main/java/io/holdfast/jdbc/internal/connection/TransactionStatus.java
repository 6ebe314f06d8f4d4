package io.holdfast.jdbc.internal.connection;

import io.holdfast.jdbc.Dialect;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Tells whether a transaction is open on a connection: one that has read, locked or written
 * something.
 *
 * <p>The drivers know it without a query, because the server includes it in each of its answers. If
 * a pool does not unwrap its connections, the database is asked, which takes a round trip.
 */
public final class TransactionStatus {
  private static final int CANNOT_CHANGE_IN_TRANSACTION = 1568;

  /** The supported drivers; MariaDB may be used through its driver or through MySQL's. */
  private static final List<Driver> DRIVERS =
      Driver.known(
          new String[] {"org.h2.jdbc.JdbcConnection", "getSession", "hasPendingTransaction"},
          new String[] {
            "com.mysql.cj.MysqlConnection",
            "getSession",
            "getServerSession",
            "inTransactionOnServer"
          },
          new String[] {"org.mariadb.jdbc.Connection", "getContext", "getServerStatus"});

  private TransactionStatus() {}

  static boolean isUnderWay(Handle handle, Dialect dialect) {
    Connection connection = handle.getConnection();
    for (Driver driver : DRIVERS) {
      Optional<Boolean> known = driver.ask(connection);
      if (known.isPresent()) {
        return known.get();
      }
    }
    try {
      return !connection.getAutoCommit() && isUnderWayAtTheServer(handle, dialect);
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  /** Asks the database itself, which is also correct after an error that the driver has seen. */
  public static boolean isUnderWayAtTheServer(Handle handle, Dialect dialect) {
    if (dialect == Dialect.H2) {
      return !Sql.list(
              handle,
              "SELECT 1 WHERE TRANSACTION_ID() IS NOT NULL FETCH FIRST 1 ROW ONLY",
              new Bindings(),
              row -> row.getInt(1))
          .isEmpty();
    }
    try {
      // This is refused inside a transaction. Outside, it sets for the next transaction what is the
      // default anyway.
      Sql.update(handle, "SET TRANSACTION READ WRITE", new Bindings());
      return false;
    } catch (JdbiException e) {
      if (SqlFailure.of(e).code() == CANNOT_CHANGE_IN_TRANSACTION) {
        return true;
      }
      throw e;
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
    static List<Driver> known(String[]... paths) {
      List<Driver> found = new ArrayList<>();
      for (String[] path : paths) {
        try {
          Class<?> type = Class.forName(path[0], false, TransactionStatus.class.getClassLoader());
          List<Method> calls = new ArrayList<>();
          Class<?> on = type;
          for (int i = 1; i < path.length; i++) {
            Method call = on.getMethod(path[i]);
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
