package io.holdfast.jdbc;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts round trips to the database: statements, and calls that begin and end transactions. */
final class RoundTrips implements HookedDataSource.Hook {
  private static final Set<String> ON_CONNECTIONS =
      Set.of(
          "commit",
          "rollback",
          "setSavepoint",
          "releaseSavepoint",
          "setAutoCommit",
          "setTransactionIsolation",
          "setReadOnly");

  private final List<String> seen = new ArrayList<>();

  DataSource watch(DataSource source) {
    return HookedDataSource.of(source, this);
  }

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    String name = method.getName();
    if (target instanceof Connection ? ON_CONNECTIONS.contains(name) : name.startsWith("execute")) {
      seen.add(name);
    }
    return call.proceed();
  }

  /** Returns the number of round trips of an action. */
  int of(Runnable work) {
    seen.clear();
    work.run();
    return seen.size();
  }
}
