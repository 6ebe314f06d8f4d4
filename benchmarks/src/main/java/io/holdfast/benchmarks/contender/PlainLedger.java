package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Checks the tables of a hand-written shop for consistency, and against the answers of the clients.
 */
record PlainLedger(PlainTables tables, DataSource pool) {
  /**
   * Checks that every sold order exists once, by primary key, and that no SKU has lost or gained a
   * piece.
   *
   * @throws IllegalStateException if the tables are wrong
   */
  void check(long orders, long pieces) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      same("orders", orders, statement, "SELECT COUNT(*) FROM (" + tables.sold() + ") sold");
      same(
          "pieces",
          pieces,
          statement,
          "SELECT COALESCE(SUM(pieces), 0) FROM (" + tables.sold() + ") sold");
      same(
          "SKUs with another stock than what came less what was sold",
          0,
          statement,
          "SELECT COUNT(*) FROM plain_opening o LEFT JOIN (SELECT sku, SUM(pieces) AS pieces FROM ("
              + tables.left()
              + ") l GROUP BY sku) remaining ON remaining.sku = o.sku LEFT JOIN (SELECT sku,"
              + " SUM(pieces) AS pieces FROM ("
              + tables.sold()
              + ") s GROUP BY sku) sold ON sold.sku = o.sku WHERE o.pieces <>"
              + " COALESCE(remaining.pieces, 0) + COALESCE(sold.pieces, 0)");
      connection.commit();
    }
  }

  /**
   * Compares the number that a query returns with the expected one.
   *
   * @throws IllegalStateException if they differ
   */
  static void same(String what, long expected, Statement statement, String query)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      if (row.getLong(1) != expected) {
        throw new IllegalStateException(
            "the ledger is wrong: %s: %d, should be %d".formatted(what, row.getLong(1), expected));
      }
    }
  }
}
