package io.holdfast.benchmarks.contender;

import io.holdfast.benchmarks.database.Sql;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Compares what is in tables with what clients were told. */
public final class Ledger {
  private Ledger() {}

  /**
   * Compares a number that was found with the expected one.
   *
   * @throws IllegalStateException if they differ
   */
  static void same(String what, long expected, long found) {
    same(what, expected, Long.toString(found));
  }

  private static void same(String what, long expected, @Nullable String found) {
    if (!Long.toString(expected).equals(found)) {
      throw new IllegalStateException(
          "the ledger is wrong: %s: %s, should be %d".formatted(what, found, expected));
    }
  }

  /**
   * Compares the number that a query returns with the expected one.
   *
   * @throws IllegalStateException if they differ, or the query returns no row
   */
  public static void same(String what, long expected, DataSource pool, String query)
      throws SQLException {
    same(what, expected, Sql.text(pool, query));
  }
}
