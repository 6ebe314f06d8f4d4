package io.holdfast.jdbc.faults;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Wraps connections so that the clock of the database shows another time, which advances by a
 * microsecond with each statement.
 */
final class SetClock {
  private final Instant start;
  private final AtomicLong micros = new AtomicLong();

  private SetClock(Instant start) {
    this.start = start;
  }

  static DataSource at(Instant start, DataSource source) {
    SetClock clock = new SetClock(start);
    return proxy(
        DataSource.class,
        source,
        (method, answer) ->
            answer instanceof Connection connection ? clock.set(connection) : answer);
  }

  private Connection set(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (method, answer) -> {
          if (method.getName().equals("prepareStatement")) {
            setClockOf(connection);
          }
          return answer;
        });
  }

  private void setClockOf(Connection connection) throws SQLException {
    Instant now = start.plus(micros.incrementAndGet(), ChronoUnit.MICROS);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET timestamp = %d.%06d".formatted(now.getEpochSecond(), now.getNano() / 1_000));
    }
  }

  /** Runs after a call, and may replace its result. */
  @FunctionalInterface
  private interface After {
    Object of(Method method, Object answer) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T target, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            SetClock.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> {
              Object answer;
              try {
                answer = method.invoke(target, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              return method.getName().equals("unwrap") ? answer : after.of(method, answer);
            }));
  }
}
