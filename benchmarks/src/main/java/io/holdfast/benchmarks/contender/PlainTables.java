package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables of a hand-written shop.
 *
 * @param ddl the statements that create the tables, except {@code plain_opening}
 * @param fill the statement that fills the stock from {@code plain_opening (sku, pieces)}
 * @param left the query of the columns sku and pieces for the remaining stock
 * @param sold the query of the columns sku and pieces for the sold pieces, a row for each order
 */
record PlainTables(List<String> ddl, String fill, String left, String sold) {
  private static final int CHUNK = 1_000;
  private static final String ASCII = ") ENGINE=InnoDB DEFAULT CHARSET=ascii COLLATE=ascii_bin";
  static final String ORDERS =
      "CREATE TABLE plain_order (id VARCHAR(128) NOT NULL PRIMARY KEY, sku VARCHAR(64) NOT NULL,"
          + " quantity BIGINT NOT NULL"
          + ASCII;
  static final String SOLD = "SELECT sku, quantity AS pieces FROM plain_order";

  /** One row of stock for each SKU. */
  static final PlainTables ONE_ROW = oneRow(ORDERS, SOLD);

  /** Returns tables with one row of stock for each SKU, and the given table of orders. */
  static PlainTables oneRow(String orders, String sold) {
    return new PlainTables(
        List.of(
            orders,
            table("plain_stock (sku VARCHAR(64) NOT NULL PRIMARY KEY, quantity BIGINT NOT NULL")),
        "INSERT INTO plain_stock (sku, quantity) SELECT sku, pieces FROM plain_opening",
        "SELECT sku, quantity AS pieces FROM plain_stock",
        sold);
  }

  static String table(String columns) {
    return "CREATE TABLE " + columns + ASCII;
  }

  /**
   * Deletes and creates the tables, before each round. A hand-written shop has a few short
   * statements for each connection, so it costs it next to nothing that the server prepares them
   * again.
   */
  void create(DataSource pool, int skus, long pieces) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "DROP TABLE IF EXISTS plain_order, plain_shop_order, plain_entry, plain_stock,"
              + " plain_slot, plain_unit, plain_opening");
      statement.execute(
          table("plain_opening (sku VARCHAR(64) NOT NULL PRIMARY KEY, pieces BIGINT NOT NULL"));
      for (String each : ddl) {
        statement.execute(each);
      }
      for (int from = 0; from < skus; from += CHUNK) {
        statement.execute(opening(from, Math.min(skus, from + CHUNK), pieces));
      }
      statement.execute(fill);
      connection.commit();
    }
  }

  private static String opening(int from, int to, long pieces) {
    StringBuilder text = new StringBuilder("INSERT INTO plain_opening (sku, pieces) VALUES ");
    for (int i = from; i < to; i++) {
      text.append(i == from ? "('" : ",('").append(Contender.sku(i)).append("',");
      text.append(pieces).append(')');
    }
    return text.toString();
  }

  /**
   * Checks that every sold order exists once, by primary key, and that no SKU has lost or gained a
   * piece.
   *
   * @throws IllegalStateException if the tables are wrong
   */
  void check(DataSource pool, long orders, long pieces) throws SQLException {
    Ledger.same("orders", orders, pool, "SELECT COUNT(*) FROM (" + sold + ") sold");
    Ledger.same("pieces", pieces, pool, "SELECT COALESCE(SUM(pieces), 0) FROM (" + sold + ") sold");
    Ledger.same(
        "SKUs with another stock than what came less what was sold",
        0,
        pool,
        "SELECT COUNT(*) FROM plain_opening o LEFT JOIN (SELECT sku, SUM(pieces) AS pieces FROM ("
            + left
            + ") l GROUP BY sku) remaining ON remaining.sku = o.sku LEFT JOIN (SELECT sku,"
            + " SUM(pieces) AS pieces FROM ("
            + sold
            + ") s GROUP BY sku) sold ON sold.sku = o.sku WHERE o.pieces <>"
            + " COALESCE(remaining.pieces, 0) + COALESCE(sold.pieces, 0)");
  }
}
