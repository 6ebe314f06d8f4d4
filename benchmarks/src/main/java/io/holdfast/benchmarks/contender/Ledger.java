package io.holdfast.benchmarks.contender;

import io.holdfast.benchmarks.database.Sql;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Compares what is in tables with what clients were told. */
public final class Ledger {
  private Ledger() {}

  /**
   * Compares a number that was found with the expected one.
   *
   * @throws IllegalStateException if they differ
   */
  static void same(String what, long expected, long found) {
    if (found != expected) {
      throw new IllegalStateException(
          "the ledger is wrong: %s: %d, should be %d".formatted(what, found, expected));
    }
  }

  /**
   * Compares the number that a query returns with the expected one.
   *
   * @throws IllegalStateException if they differ
   */
  public static void same(String what, long expected, DataSource pool, String query)
      throws SQLException {
    same(what, expected, Sql.number(pool, query));
  }
}
