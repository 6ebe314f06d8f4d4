package io.holdfast.benchmarks.contender;

import io.holdfast.jdbc.SqlWrite;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The library writes the order row in the transaction of the command, which other orders share. */
final class RowAlongside extends HoldfastRow {
  RowAlongside(DataSource pool) throws SQLException {
    super(pool);
  }

  @Override
  public String name() {
    return RowContenders.ALONGSIDE;
  }

  @Override
  public boolean place(Order order) {
    SqlWrite row =
        SqlWrite.of(OrderRow.OF_LIBRARY.insert(), OrderRow.values(order, OrderRow.COMMITTED));
    return inventory().alongside(row).commit(request(order)).isDone();
  }
}
