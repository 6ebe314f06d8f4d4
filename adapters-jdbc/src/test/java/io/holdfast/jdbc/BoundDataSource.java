package io.holdfast.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Simulates the DataSource of a host whose transactions are bound to a thread. Between {@link
 * #begin} and the end, a call in that thread gets a connection of the transaction, and closing the
 * connection does nothing.
 */
public final class BoundDataSource {
  /** The behaviour inside a transaction. */
  public enum Kind {
    /** All calls get one connection, which can end the transaction. */
    AWARE,
    /** All calls get one connection, and only the transaction manager can end the transaction. */
    MANAGED,
    /**
     * Each call gets another connection, and only the transaction manager can end their
     * transactions.
     */
    ENLISTING
  }

  private static final Set<String> OF_THE_MANAGER = Set.of("commit", "rollback");

  private final DataSource target;
  private final Kind kind;
  private final List<Connection> bound = new ArrayList<>();
  private @Nullable Thread owner;

  public BoundDataSource(DataSource target, Kind kind) {
    this.target = target;
    this.kind = kind;
  }

  /** Returns the DataSource that the host passes to the store. */
  public DataSource asDataSource() {
    return proxy(DataSource.class, this::onDataSource);
  }

  /** Begins a transaction of this thread and returns its connection. */
  public Connection begin() throws SQLException {
    owner = Thread.currentThread();
    return enlist();
  }

  public void commit() throws SQLException {
    for (Connection each : bound) {
      each.commit();
    }
    end();
  }

  public void rollback() throws SQLException {
    for (Connection each : bound) {
      each.rollback();
    }
    end();
  }

  private void end() throws SQLException {
    owner = null;
    for (Connection each : bound) {
      each.close();
    }
    bound.clear();
  }

  private Connection enlist() throws SQLException {
    Connection connection = target.getConnection();
    connection.setAutoCommit(false);
    if (kind == Kind.ENLISTING) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("START TRANSACTION"); // a branch of a distributed one
      }
    }
    bound.add(connection);
    return connection;
  }

  private @Nullable Object onDataSource(Method method, Object[] args) throws Throwable {
    if (!method.getName().equals("getConnection") || owner != Thread.currentThread()) {
      return invoke(target, method, args);
    }
    Connection connection = kind == Kind.ENLISTING ? enlist() : bound.get(0);
    return proxy(Connection.class, (call, given) -> onBound(connection, call, given));
  }

  private @Nullable Object onBound(Connection connection, Method method, Object[] args)
      throws Throwable {
    if (method.getName().equals("close")) {
      return null;
    }
    boolean autoCommit = method.getName().equals("setAutoCommit") && Boolean.TRUE.equals(args[0]);
    if (kind != Kind.AWARE && (autoCommit || OF_THE_MANAGER.contains(method.getName()))) {
      throw new SQLException("the connection takes part in a transaction");
    }
    return invoke(connection, method, args);
  }

  @FunctionalInterface
  private interface Handler {
    @Nullable Object on(Method method, Object[] args) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            BoundDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> handler.on(method, args == null ? new Object[0] : args)));
  }

  private static @Nullable Object invoke(Object target, Method method, Object[] args)
      throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
