package io.holdfast.benchmarks.spring;

import io.holdfast.benchmarks.contender.HoldfastTables;
import io.holdfast.benchmarks.contender.Ledger;
import io.holdfast.benchmarks.database.Sql;
import io.holdfast.inventory.model.ShopId;
import java.sql.SQLException;

/** The tables of the shop, beside those of the library. */
final class ShopRows {
  /** Writes the row of an order. Its values are id, customer, SKU, cents and time. */
  static final String INSERT_ORDER =
      "INSERT INTO plain_shop_order (id, customer, sku, cents, placed_at) VALUES (?, ?, ?, ?, ?)";

  /** Writes the event of an order, for others to hear. Its values are order id and content. */
  static final String INSERT_EVENT = "INSERT INTO plain_event (order_id, content) VALUES (?, ?)";

  /** Takes one piece of the stock that is kept by hand, if there is one. */
  static final String TAKE =
      "UPDATE plain_stock SET on_hand = on_hand - 1 WHERE sku = ? AND on_hand >= 1";

  private static final String[] DDL = {
    "DROP TABLE IF EXISTS plain_shop_order, plain_event, plain_stock",
    "CREATE TABLE plain_shop_order (id VARCHAR(64) NOT NULL PRIMARY KEY,"
        + " customer VARCHAR(64) NOT NULL, sku VARCHAR(64) NOT NULL, cents BIGINT NOT NULL,"
        + " placed_at BIGINT NOT NULL)",
    "CREATE TABLE plain_event (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,"
        + " order_id VARCHAR(64) NOT NULL, content VARCHAR(512) NOT NULL)",
    "CREATE TABLE plain_stock (sku VARCHAR(64) NOT NULL PRIMARY KEY, on_hand BIGINT NOT NULL)"
  };

  private final HoldfastTables tables;
  private long ordersBefore;
  private long eventsBefore;

  ShopRows(HoldfastTables tables) {
    this.tables = tables;
  }

  /** Creates the tables. */
  void create() throws SQLException {
    for (String each : DDL) {
      Sql.run(tables.pool(), each);
    }
  }

  /** Begins a round: stocks one article by hand. The rows of earlier rounds stay. */
  void open(String sku, long pieces) throws SQLException {
    ordersBefore = Sql.number(tables.pool(), "SELECT COUNT(*) FROM plain_shop_order");
    eventsBefore = Sql.number(tables.pool(), "SELECT COUNT(*) FROM plain_event");
    Sql.run(
        tables.pool(),
        "REPLACE INTO plain_stock (sku, on_hand) VALUES ('" + sku + "', " + pieces + ")");
  }

  /**
   * Checks that each order sold in the round has one row and one event, and that there is no other.
   *
   * @throws IllegalStateException if there are more or fewer
   */
  void check(long orders) throws SQLException {
    Ledger.same(
        "order rows",
        ordersBefore + orders,
        tables.pool(),
        "SELECT COUNT(*) FROM plain_shop_order");
    Ledger.same("events", eventsBefore + orders, tables.pool(), "SELECT COUNT(*) FROM plain_event");
    Ledger.same(
        "order rows with an event",
        ordersBefore + orders,
        tables.pool(),
        "SELECT COUNT(DISTINCT o.id) FROM plain_shop_order o JOIN plain_event e"
            + " ON e.order_id = o.id");
  }

  /**
   * Checks that the reservations of the shop of the round have their order rows.
   *
   * @throws IllegalStateException if they are not
   */
  void checkReservations(ShopId shop, long orders) throws SQLException {
    Ledger.same(
        "order rows with a reservation",
        orders,
        tables.pool(),
        "SELECT COUNT(*) FROM plain_shop_order o JOIN "
            + tables.prefix()
            + "entry e ON e.id = o.id AND e.shop = '"
            + shop
            + "' AND e.state = 'COMMITTED'");
  }

  /**
   * Checks the stock that is kept by hand.
   *
   * @throws IllegalStateException if it is not what is left
   */
  void checkStock(long left) throws SQLException {
    Ledger.same("stock by hand", left, tables.pool(), "SELECT on_hand FROM plain_stock");
  }
}
