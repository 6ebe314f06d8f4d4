package io.holdfast.jdbc.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts calls to the database, and ends this JVM, as by a crash, at one of those moments. */
final class HaltingDataSource {
  static final int EXIT_CODE = 137;

  private final int haltAt;
  private final AtomicInteger moments = new AtomicInteger();
  private volatile boolean armed;

  HaltingDataSource(int haltAt) {
    this.haltAt = haltAt;
  }

  /** Starts to count. */
  void arm() {
    armed = true;
  }

  /** Returns the data source with its calls counted. */
  DataSource watch(DataSource inner) {
    return watched(DataSource.class, inner);
  }

  private <T> T watched(Class<T> type, Object inner) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> invoke(inner, method, args));
    return type.cast(proxy);
  }

  private Object invoke(Object inner, Method method, Object[] args) throws Throwable {
    boolean commit = method.getName().equals("commit");
    if (commit || method.getName().startsWith("execute")) {
      moment();
    }
    Object result;
    try {
      result = method.invoke(inner, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (commit) {
      moment();
    }
    if (result instanceof Connection) {
      return watched(Connection.class, result);
    }
    if (result instanceof PreparedStatement) {
      return watched(PreparedStatement.class, result);
    }
    return result instanceof Statement ? watched(Statement.class, result) : result;
  }

  /** Counts one more moment, and ends the JVM if it is the given one. */
  void moment() {
    if (armed && moments.incrementAndGet() == haltAt) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
