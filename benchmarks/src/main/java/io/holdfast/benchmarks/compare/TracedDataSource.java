package io.holdfast.benchmarks.compare;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Records the texts of statements and the ends of transactions. Line breaks count as blanks. */
final class TracedDataSource {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Set<String> NAMES =
      Set.of(
          "commit",
          "rollback",
          "createStatement",
          "setSavepoint",
          "setAutoCommit",
          "setTransactionIsolation",
          "setReadOnly",
          "setNetworkTimeout");

  private final DataSource source;
  private final List<String> seen = new ArrayList<>();

  TracedDataSource(DataSource source) {
    this.source = source;
  }

  DataSource traced() {
    return proxy(DataSource.class, source);
  }

  /** Returns the records since the last call. */
  List<String> take() {
    List<String> all = List.copyOf(seen);
    seen.clear();
    return all;
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            TracedDataSource.class.getClassLoader(), // the store looks there for the driver
            new Class<?>[] {type},
            (proxy, method, args) -> call(target, method, args)));
  }

  private Object call(Object target, Method method, Object[] args) throws Throwable {
    if (target instanceof Connection) {
      if (method.getName().startsWith("prepare")) {
        seen.add(BLANKS.matcher(args[0].toString()).replaceAll(" "));
      } else if (NAMES.contains(method.getName())) {
        seen.add(method.getName());
      }
    }
    try {
      Object result = method.invoke(target, args);
      if (method.getName().equals("unwrap")) {
        return result; // who asks for what is inside gets it, as from every other pool
      }
      return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
