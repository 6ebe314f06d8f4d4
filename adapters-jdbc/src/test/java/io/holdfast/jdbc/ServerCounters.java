package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Reads the counters of MariaDB or MySQL for the session of a pool of one connection. */
final class ServerCounters {
  private ServerCounters() {}

  /** Returns the sum of all counters whose names are like a pattern; fails if there is none. */
  static long sum(DataSource pool, String pattern) throws SQLException {
    long sum = 0;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE '" + pattern + "'")) {
      assertThat(row.next()).as("a counter like %s", pattern).isTrue();
      do {
        sum += row.getLong(2);
      } while (row.next());
    }
    return sum;
  }

  /** Returns by how much work has increased a counter, without what it takes to read it. */
  static long increase(DataSource pool, String counter, Runnable work) throws SQLException {
    long nothing = -sum(pool, counter) + sum(pool, counter);
    long before = sum(pool, counter);
    work.run();
    return sum(pool, counter) - before - nothing;
  }
}
