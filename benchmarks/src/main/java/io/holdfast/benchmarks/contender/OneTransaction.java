package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import javax.sql.DataSource;

/** A hand-written shop with one transaction for each order. */
abstract class OneTransaction implements Contender {
  private final DataSource pool;
  private final PlainTables tables;

  OneTransaction(DataSource pool, PlainTables tables) {
    this.pool = pool;
    this.tables = tables;
  }

  /** Takes a piece and writes the order, in the transaction of this connection. */
  abstract boolean sell(Connection connection, Order order) throws SQLException;

  @Override
  public void open(int skus, long pieces) throws SQLException {
    tables.create(pool, skus, pieces);
  }

  @Override
  public final boolean place(Order order) throws SQLException {
    while (true) {
      try (Connection connection = pool.getConnection()) {
        if (sell(connection, order)) {
          connection.commit();
          return true;
        }
        connection.rollback();
        return false;
      } catch (SQLTransactionRollbackException e) {
        // Chosen as the victim of a deadlock: nothing was done. Retry.
      }
    }
  }

  @Override
  public final void check(long orders, long pieces) throws SQLException {
    tables.check(pool, orders, pieces);
  }

  /** Returns whether a fault is that of a victim of a deadlock, of which nothing was done. */
  static boolean isDeadlock(Throwable fault) {
    return fault instanceof SQLTransactionRollbackException
        || (fault.getCause() != null && isDeadlock(fault.getCause()));
  }

  static void insert(Connection connection, Order order) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO plain_order (id, sku, quantity) VALUES (?, ?, 1)")) {
      insert.setString(1, order.id());
      insert.setString(2, order.sku());
      insert.executeUpdate();
    }
  }
}
