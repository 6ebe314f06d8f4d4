package io.holdfast.benchmarks.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * What a careful developer writes by hand: insert the order's id, take one piece where there is
 * one, commit. Three round trips instead of five. It knows no holds, times, several locations or
 * states, and does not say what an id that comes again had bought.
 */
record HandWrittenOrders(DataSource pool) {
  private static final String SKU = "sku";
  private static final String INSERT =
      "INSERT INTO plain_order (id, sku, quantity) VALUES (?, ?, 1)";
  private static final String TAKE =
      "UPDATE plain_stock SET quantity = quantity - 1 WHERE sku = ? AND quantity >= 1";

  /** One round on empty tables with stock for exactly the orders. */
  Round round(int clients, int orders) throws Exception {
    open(orders);
    Round round = Clients.place(clients, orders, n -> commit("order-" + n));
    check(orders);
    return round;
  }

  private void open(int stock) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS plain_order, plain_stock");
      statement.execute(
          "CREATE TABLE plain_order (id VARCHAR(128) NOT NULL PRIMARY KEY, sku VARCHAR(64) NOT"
              + " NULL, quantity BIGINT NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=ascii");
      statement.execute(
          "CREATE TABLE plain_stock (sku VARCHAR(64) NOT NULL PRIMARY KEY, quantity BIGINT NOT"
              + " NULL) ENGINE=InnoDB DEFAULT CHARSET=ascii");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO plain_stock (sku, quantity) VALUES (?, ?)")) {
        insert.setString(1, SKU);
        insert.setLong(2, stock);
        insert.executeUpdate();
      }
      connection.commit();
    }
  }

  private void commit(String id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT);
        PreparedStatement take = connection.prepareStatement(TAKE)) {
      insert.setString(1, id);
      insert.setString(2, SKU);
      insert.executeUpdate();
      take.setString(1, SKU);
      if (take.executeUpdate() == 1) {
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  private void check(int orders) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT SUM(quantity), (SELECT COUNT(*) FROM plain_order) FROM plain_stock")) {
      row.next();
      if (row.getLong(1) != 0 || row.getLong(2) != orders) {
        throw new IllegalStateException(
            "the ledger is wrong: sold %d of %d".formatted(row.getLong(2), orders));
      }
      connection.commit();
    }
  }
}
