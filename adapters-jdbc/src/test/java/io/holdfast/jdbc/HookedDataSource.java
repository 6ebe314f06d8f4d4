package io.holdfast.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets a test observe and change every call on a connection and its statements. It does not unwrap
 * to the pool behind it, so that a hook decides what the store learns of the pool.
 */
public final class HookedDataSource {
  private HookedDataSource() {}

  /** Represents the original call. */
  @FunctionalInterface
  public interface Call {
    @Nullable Object proceed() throws Throwable;
  }

  /** Intercepts the calls between the store and the driver. */
  @FunctionalInterface
  public interface Hook {
    @Nullable Object on(Object target, Method method, Object[] args, Call call) throws Throwable;
  }

  public static DataSource of(DataSource source, Hook hook) {
    return proxy(
        DataSource.class,
        source,
        (target, method, args, call) ->
            target == source && method.getName().equals("isWrapperFor")
                ? false
                : hook.on(target, method, args, call));
  }

  private static <T> T proxy(Class<T> type, Object target, Hook hook) {
    return type.cast(
        Proxy.newProxyInstance(
            HookedDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              Object[] given = args == null ? new Object[0] : args;
              Object answer = hook.on(target, method, given, () -> invoke(target, method, given));
              return method.getName().equals("unwrap") ? answer : wrapped(answer, hook);
            }));
  }

  private static @Nullable Object wrapped(@Nullable Object answer, Hook hook) {
    if (answer instanceof Connection) {
      return proxy(Connection.class, answer, hook);
    }
    if (answer instanceof PreparedStatement) {
      return proxy(PreparedStatement.class, answer, hook);
    }
    return answer instanceof Statement ? proxy(Statement.class, answer, hook) : answer;
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
