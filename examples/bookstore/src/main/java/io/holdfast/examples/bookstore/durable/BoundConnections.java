package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.Database.Sql;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
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
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Connection connection = BOUND.get();
          return connection != null && method.getName().equals("getConnection")
              ? open(connection)
              : call(pool, method, arguments);
        });
  }

  private static Connection open(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) ->
            method.getName().equals("close") ? null : call(connection, method, arguments));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            BoundConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
