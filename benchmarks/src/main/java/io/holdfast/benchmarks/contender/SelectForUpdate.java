package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Locks the stock, checks it, then writes. */
final class SelectForUpdate extends OneTransaction {
  SelectForUpdate(DataSource pool) {
    super(pool, PlainTables.ONE_ROW);
  }

  @Override
  public String name() {
    return "SELECT … FOR UPDATE";
  }

  @Override
  boolean sell(Connection connection, Order order) throws SQLException {
    long quantity = lock(connection, order.sku());
    if (quantity < 1) {
      return false;
    }
    insert(connection, order);
    try (PreparedStatement take =
        connection.prepareStatement("UPDATE plain_stock SET quantity = ? WHERE sku = ?")) {
      take.setLong(1, quantity - 1);
      take.setString(2, order.sku());
      return take.executeUpdate() == 1;
    }
  }

  private static long lock(Connection connection, String sku) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT quantity FROM plain_stock WHERE sku = ? FOR UPDATE")) {
      lock.setString(1, sku);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
