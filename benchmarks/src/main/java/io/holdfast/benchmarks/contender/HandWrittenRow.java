package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Inserts the order row, takes one piece if there is one, commits. */
final class HandWrittenRow extends OneTransaction {
  HandWrittenRow(DataSource pool) {
    super(pool, OrderRow.WITH_STOCK);
  }

  @Override
  public String name() {
    return RowContenders.BY_HAND;
  }

  @Override
  boolean sell(Connection connection, Order order) throws SQLException {
    OrderRow.BY_HAND.insert(connection, order, OrderRow.COMMITTED);
    return HandWritten.take(connection, order);
  }
}
