package io.holdfast.jdbc.faults;

import io.holdfast.jdbc.HookedDataSource;
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
    return HookedDataSource.of(
        source,
        (target, method, args, call) -> {
          Object answer = call.proceed();
          if (method.getName().equals("prepareStatement")) {
            clock.setClockOf((Connection) target);
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
}
