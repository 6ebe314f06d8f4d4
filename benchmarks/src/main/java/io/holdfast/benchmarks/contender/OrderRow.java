package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The order row of a shop: six columns, in a table of the shop beside the stock. */
final class OrderRow {
  /** The state of a row whose stock is not decided yet. */
  static final String PENDING = "PENDING";

  /** The state of a row whose stock is sold. */
  static final String COMMITTED = "COMMITTED";

  /** The state of a row for which there was not enough stock. */
  static final String REFUSED = "REFUSED";

  /** The statement that creates the table. */
  static final String TABLE =
      PlainTables.table(
          "plain_shop_order (id VARCHAR(128) NOT NULL PRIMARY KEY, customer VARCHAR(64) NOT NULL,"
              + " sku VARCHAR(64) NOT NULL, cents BIGINT NOT NULL, state VARCHAR(16) NOT NULL,"
              + " placed_at BIGINT NOT NULL");

  /** The statement that writes a row. Its values are {@link #values}. */
  static final String INSERT =
      "INSERT INTO plain_shop_order (id, customer, sku, cents, state, placed_at) VALUES (?, ?, ?,"
          + " ?, ?, ?)";

  /** The tables of a hand-written shop that has this row instead of a smaller one. */
  static final PlainTables WITH_STOCK =
      new PlainTables(
          List.of(
              TABLE,
              PlainTables.table(
                  "plain_stock (sku VARCHAR(64) NOT NULL PRIMARY KEY, quantity BIGINT NOT NULL")),
          PlainTables.ONE_ROW.fill(),
          PlainTables.ONE_ROW.left(),
          "SELECT sku, 1 AS pieces FROM plain_shop_order WHERE state = 'COMMITTED'");

  private static final String SETTLE =
      "UPDATE plain_shop_order SET state = ? WHERE id = ? AND state = 'PENDING'";
  private static final long CENTS = 1_995;

  private OrderRow() {}

  /** Returns the values of the row of an order. */
  static Object[] values(Order order, String state) {
    return new Object[] {
      order.id(), "customer-" + order.id(), order.sku(), CENTS, state, System.currentTimeMillis()
    };
  }

  /** Deletes the table if it exists, and creates it. */
  static void create(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS plain_shop_order");
      statement.execute(TABLE);
      connection.commit();
    }
  }

  /** Writes the row of an order, in the transaction of the connection. */
  static void insert(Connection connection, Order order, String state) throws SQLException {
    update(connection, INSERT, values(order, state));
  }

  /** Changes the state of a pending row, in the transaction of the connection. */
  static void settle(Connection connection, Order order, String state) throws SQLException {
    if (update(connection, SETTLE, state, order.id()) != 1) {
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

  /**
   * Checks that every sold order has its row, that there is no other row of a sold order, and that
   * no row is pending.
   *
   * @param entries the table of the library's reservations
   * @throws IllegalStateException if the rows differ from the orders
   */
  static void check(DataSource pool, String entries, long orders) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      String committed = "SELECT COUNT(*) FROM plain_shop_order o WHERE o.state = 'COMMITTED'";
      PlainLedger.same("order rows", orders, statement, committed);
      PlainLedger.same(
          "order rows with a reservation",
          orders,
          statement,
          committed
              + " AND EXISTS (SELECT 1 FROM "
              + entries
              + " e WHERE e.shop = 'shop' AND e.id = o.id AND e.state = 'COMMITTED')");
      PlainLedger.same(
          "pending order rows",
          0,
          statement,
          "SELECT COUNT(*) FROM plain_shop_order WHERE state = 'PENDING'");
      connection.commit();
    }
  }
}
