package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Refuses orders of an article that is sold out: one SELECT reads the level and looks up all ids,
 * and a ROLLBACK ends the transaction.
 */
final class BatchRead implements BatchWork {
  private final Connection connection;
  private final BySize selects;

  BatchRead(Connection connection) {
    this.connection = connection;
    this.selects =
        new BySize(
            connection,
            size ->
                "SELECT quantity, NULL FROM plain_stock WHERE sku = ? UNION ALL SELECT NULL, id"
                    + " FROM plain_entry WHERE shop = 'shop' AND id IN (?"
                    + ", ?".repeat(size - 1)
                    + ")");
  }

  @Override
  public PlainTables tables() {
    return BatchSale.TABLES;
  }

  @Override
  public void answer(List<Waiting> batch) throws SQLException {
    read(batch);
    connection.rollback();
    batch.forEach(it -> it.answer(false));
  }

  /** Repeats the last id up to a power of two, so that there are few statements to prepare. */
  private void read(List<Waiting> batch) throws SQLException {
    int size = Integer.highestOneBit(2 * batch.size() - 1);
    PreparedStatement select = selects.of(size);
    select.setString(1, batch.get(0).order().sku());
    for (int i = 0; i < size; i++) {
      select.setString(i + 2, batch.get(Math.min(i, batch.size() - 1)).order().id());
    }
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String id = row.getString(2);
        if (id != null || row.getLong(1) > 0) {
          throw new IllegalStateException("the article is not sold out, or has sold " + id);
        }
      }
    }
  }
}
