package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The code of a careful developer: insert the order's id, take one piece if there is one, commit.
 * It has no holds, times, locations or states, and does not return the earlier answer for a
 * repeated id.
 */
public final class HandWritten extends OneTransaction {
  /** The name of this contender. */
  public static final String NAME = "hand-written JDBC";

  private static final String TAKE =
      "UPDATE plain_stock SET quantity = quantity - 1 WHERE sku = ? AND quantity >= 1";

  /** Creates a contender on a pool of connections. */
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
    return take(connection, order);
  }

  /** Takes one piece if there is one, and returns whether there was one. */
  static boolean take(Connection connection, Order order) throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setString(1, order.sku());
      return take.executeUpdate() == 1;
    }
  }
}
