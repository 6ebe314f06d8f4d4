package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.Database.Sql;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets the client of db-scheduler take part in a transaction: within {@link #in}, its data source
 * returns the connection of the transaction, which it cannot close.
 */
final class BoundConnections {
  /** A thread has one transaction at a time, whichever engine it belongs to. */
  private static final ThreadLocal<@Nullable Connection> BOUND = new ThreadLocal<>();

  private final DataSource pool;

  BoundConnections(Database database) {
    this.pool = database.dataSource();
  }

  /** Work in a transaction. */
  interface Work {
    void run() throws SQLException;
  }

  void in(Sql transaction, Work work) throws SQLException {
    BOUND.set(transaction.connection());
    try {
      work.run();
    } finally {
      BOUND.remove();
    }
  }

  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            BoundConnections.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Connection connection = BOUND.get();
              if (connection != null && method.getName().equals("getConnection")) {
                return open(connection);
              }
              try {
                return method.invoke(pool, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static Connection open(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            BoundConnections.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
