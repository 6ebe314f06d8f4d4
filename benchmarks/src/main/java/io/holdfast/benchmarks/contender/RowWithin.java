package io.holdfast.benchmarks.contender;

import io.holdfast.inventory.error.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import javax.sql.DataSource;

/**
 * The shop inserts the order row and lets the library sell in the same transaction, one for each
 * order.
 */
final class RowWithin extends HoldfastRow {
  RowWithin(DataSource pool) throws SQLException {
    super(pool);
  }

  @Override
  public String name() {
    return "order row, within(connection)";
  }

  @Override
  public boolean place(Order order) throws SQLException {
    while (true) {
      try (Connection connection = pool().getConnection()) {
        if (sell(connection, order)) {
          connection.commit();
          return true;
        }
        connection.rollback();
        return false;
      } catch (SQLTransactionRollbackException e) {
        // Chosen as the victim of a deadlock: nothing was done. Retry.
      } catch (UnavailableException e) {
        if (!OneTransaction.isDeadlock(e)) {
          throw e;
        }
      }
    }
  }

  private boolean sell(Connection connection, Order order) throws SQLException {
    OrderRow.OF_LIBRARY.insert(connection, order, OrderRow.COMMITTED);
    return store().within(connection).commit(request(order)).isDone();
  }
}
