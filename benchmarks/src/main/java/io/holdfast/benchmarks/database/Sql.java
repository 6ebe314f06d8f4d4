package io.holdfast.benchmarks.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Single statements, for what is not measured. */
public final class Sql {
  private Sql() {}

  /** Runs a statement in a transaction of its own, and returns the number of changed rows. */
  public static int run(DataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      int rows = statement.executeUpdate(sql);
      connection.commit();
      return rows;
    }
  }

  /** Returns the first column of the first row of a query; null if there is no row. */
  public static @Nullable String text(DataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** Returns the same as a number. There must be a row. */
  public static long number(DataSource pool, String sql) throws SQLException {
    return Long.parseLong(String.valueOf(text(pool, sql)));
  }
}
