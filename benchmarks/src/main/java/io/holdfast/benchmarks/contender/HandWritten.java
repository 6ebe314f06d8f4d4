package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What a careful developer writes by hand: insert the order's id, take one piece where there is
 * one, commit. It knows no holds, times, several locations or states, and does not say what an id
 * that comes again had bought.
 */
public final class HandWritten extends OneTransaction {
  /** Its name. */
  public static final String NAME = "hand-written JDBC";

  private static final String TAKE =
      "UPDATE plain_stock SET quantity = quantity - 1 WHERE sku = ? AND quantity >= 1";

  /** One that takes its connections from a pool. */
  public HandWritten(DataSource pool) {
    super(pool, PlainTables.ONE_ROW);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  boolean sell(Connection connection, Order order) throws SQLException {
    insert(connection, order);
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setString(1, order.sku());
      return take.executeUpdate() == 1;
    }
  }
}
