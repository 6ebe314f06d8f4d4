package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The shop writes a pending order row and commits, sells with the library, then writes into the row
 * what became of it. These are three transactions: after a crash a job must settle pending rows.
 */
final class RowByIntent extends HoldfastRow {
  RowByIntent(DataSource pool) throws SQLException {
    super(pool);
  }

  @Override
  public String name() {
    return "order row, by intent";
  }

  @Override
  public boolean place(Order order) throws SQLException {
    try (Connection connection = pool().getConnection()) {
      OrderRow.OF_LIBRARY.insert(connection, order, OrderRow.PENDING);
      connection.commit();
    }
    boolean sold = inventory().commit(request(order)).isDone();
    try (Connection connection = pool().getConnection()) {
      OrderRow.OF_LIBRARY.settle(connection, order, sold ? OrderRow.COMMITTED : OrderRow.REFUSED);
      connection.commit();
    }
    return sold;
  }
}
