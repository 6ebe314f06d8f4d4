package io.holdfast.benchmarks.contender;

import io.holdfast.benchmarks.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The order row of a shop: six columns, in a table of the shop beside the stock. */
final class OrderRow {
  /** The state of a row whose stock is not decided yet. */
  static final String PENDING = "PENDING";

  /** The state of a row whose stock is sold. */
  static final String COMMITTED = "COMMITTED";

  /** The state of a row for which there was not enough stock. */
  static final String REFUSED = "REFUSED";

  /** The rows beside the library. */
  static final OrderRow OF_LIBRARY = new OrderRow("lanes_shop_order");

  /** The rows of a hand-written shop. */
  static final OrderRow BY_HAND = new OrderRow("plain_shop_order");

  /** The tables of a hand-written shop that has this row instead of a smaller one. */
  static final PlainTables WITH_STOCK =
      PlainTables.oneRow(
          BY_HAND.ddl(), "SELECT sku, 1 AS pieces FROM plain_shop_order WHERE state = 'COMMITTED'");

  private static final String VALUES = "(?, ?, ?, ?, ?, ?)";
  private static final long CENTS = 1_995;

  private final String table;
  private final String insert;
  private final String settle;

  private OrderRow(String table) {
    this.table = table;
    this.insert = insert(1);
    this.settle = "UPDATE " + table + " SET state = ? WHERE id = ? AND state = 'PENDING'";
  }

  /** Returns the statement that creates the table. */
  String ddl() {
    return PlainTables.table(
        table
            + " (id VARCHAR(128) NOT NULL PRIMARY KEY, customer VARCHAR(64) NOT NULL,"
            + " sku VARCHAR(64) NOT NULL, cents BIGINT NOT NULL, state VARCHAR(16) NOT NULL,"
            + " placed_at BIGINT NOT NULL");
  }

  /** Returns the statement that writes a row. Its values are {@link #values}. */
  String insert() {
    return insert;
  }

  /** Returns the statement that writes some rows. */
  final String insert(int rows) {
    return "INSERT INTO "
        + table
        + " (id, customer, sku, cents, state, placed_at) VALUES "
        + (VALUES + ", ").repeat(rows - 1)
        + VALUES;
  }

  /** Returns the values of the row of an order. */
  static Object[] values(Order order, String state) {
    return new Object[] {
      order.id(), "customer-" + order.id(), order.sku(), CENTS, state, System.currentTimeMillis()
    };
  }

  /** Creates the table anew. */
  void create(DataSource pool) throws SQLException {
    Sql.run(pool, "DROP TABLE IF EXISTS " + table);
    Sql.run(pool, ddl());
  }

  /** Writes the row of an order, in the transaction of the connection. */
  void insert(Connection connection, Order order, String state) throws SQLException {
    update(connection, insert, values(order, state));
  }

  /** Changes the state of a pending row, in the transaction of the connection. */
  void settle(Connection connection, Order order, String state) throws SQLException {
    if (update(connection, settle, state, order.id()) != 1) {
      throw new IllegalStateException("there is no pending row of " + order.id());
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private String count(String state) {
    return "SELECT COUNT(*) FROM " + table + " WHERE state = '" + state + "'";
  }

  /**
   * Checks that every order sold in a round has its row, that there is no other row of a sold
   * order, and that no row is pending.
   *
   * @param entries the table of the reservations
   * @param shop the shop of the round
   * @param orders the number of orders sold in the round
   * @throws IllegalStateException if the rows differ from the orders
   */
  void check(DataSource pool, String entries, String shop, long orders) throws SQLException {
    Ledger.same("order rows", orders, pool, count(COMMITTED));
    Ledger.same(
        "order rows with a reservation",
        orders,
        pool,
        ("SELECT COUNT(*) FROM %s e JOIN %s o ON o.id = e.id AND o.state = 'COMMITTED' WHERE"
                + " e.shop = '%s' AND e.kind = 'RESERVATION' AND e.state = 'COMMITTED'")
            .formatted(entries, table, shop));
    Ledger.same("pending order rows", 0, pool, count(PENDING));
  }
}
