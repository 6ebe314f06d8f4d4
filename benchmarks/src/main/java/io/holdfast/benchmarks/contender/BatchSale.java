package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sells one SKU: one INSERT for all orders, one more for their order rows if there are any, one
 * guarded UPDATE, and a COMMIT.
 */
final class BatchSale implements BatchWork {
  /** The same columns as the library's entry, so that the same data is written. */
  static final PlainTables TABLES =
      PlainTables.oneRow(
          PlainTables.table(
              "plain_entry (shop VARCHAR(32) NOT NULL, id VARCHAR(128) NOT NULL, kind VARCHAR(16)"
                  + " NOT NULL, state VARCHAR(16) NULL, content MEDIUMTEXT NOT NULL, held_at BIGINT"
                  + " NULL, expires_at BIGINT NULL, committed_at BIGINT NULL, dispatched_at BIGINT"
                  + " NULL, ended_at BIGINT NULL, version BIGINT NOT NULL, PRIMARY KEY (shop, id),"
                  + " CHECK ((kind = 'RESERVATION') = (state IS NOT NULL))"),
          "SELECT SUBSTRING_INDEX(content, '*', 1) AS sku, 1 AS pieces FROM plain_entry");

  private static final String COLUMNS =
      "INSERT INTO plain_entry (shop, id, kind, state, content, committed_at, version) VALUES ";
  private static final String ROW = "(?, ?, 'RESERVATION', 'COMMITTED', ?, ?, 1)";
  private static final String SHOP = "shop";

  private final Connection connection;
  private final PlainTables tables;
  private final BySize inserts;
  private final @Nullable BySize rows;
  private final PreparedStatement take;

  private BatchSale(Connection connection, PlainTables tables, @Nullable BySize rows)
      throws SQLException {
    this.connection = connection;
    this.tables = tables;
    this.inserts = new BySize(connection, size -> COLUMNS + (ROW + ", ").repeat(size - 1) + ROW);
    this.rows = rows;
    this.take =
        connection.prepareStatement(
            "UPDATE plain_stock SET quantity = quantity - ? WHERE sku = ? AND quantity >= ?");
  }

  static BatchSale on(Connection connection) throws SQLException {
    return new BatchSale(connection, TABLES, null);
  }

  static BatchSale withOrderRow(Connection connection) throws SQLException {
    List<String> ddl = new ArrayList<>(TABLES.ddl());
    ddl.add(OrderRow.BY_HAND.ddl());
    return new BatchSale(
        connection,
        new PlainTables(ddl, TABLES.fill(), TABLES.left(), TABLES.sold()),
        new BySize(connection, OrderRow.BY_HAND::insert));
  }

  @Override
  public PlainTables tables() {
    return tables;
  }

  @Override
  public void answer(List<Waiting> batch) throws SQLException {
    if (sell(batch)) {
      batch.forEach(it -> it.answer(true));
      return;
    }
    for (Waiting each : batch) {
      each.answer(batch.size() > 1 && sell(List.of(each)));
    }
  }

  /** Sells all orders, or none. */
  private boolean sell(List<Waiting> batch) throws SQLException {
    insert(batch);
    if (rows != null) {
      insertRows(rows.of(batch.size()), batch);
    }
    if (take(batch.get(0).order().sku(), batch.size())) {
      connection.commit();
      return true;
    }
    connection.rollback();
    return false;
  }

  private void insert(List<Waiting> batch) throws SQLException {
    PreparedStatement insert = inserts.of(batch.size());
    long now = System.currentTimeMillis() * 1_000;
    int at = 0;
    for (Waiting each : batch) {
      insert.setString(++at, SHOP);
      insert.setString(++at, each.order().id());
      insert.setString(++at, each.order().sku() + "*1;=;=");
      insert.setLong(++at, now);
    }
    insert.executeUpdate();
  }

  private static void insertRows(PreparedStatement insert, List<Waiting> batch)
      throws SQLException {
    int at = 0;
    for (Waiting each : batch) {
      for (Object value : OrderRow.values(each.order(), OrderRow.COMMITTED)) {
        insert.setObject(++at, value);
      }
    }
    insert.executeUpdate();
  }

  private boolean take(String sku, int pieces) throws SQLException {
    take.setLong(1, pieces);
    take.setString(2, sku);
    take.setLong(3, pieces);
    return take.executeUpdate() == 1;
  }

  @Override
  public void check(DataSource pool, long orders, long pieces) throws SQLException {
    BatchWork.super.check(pool, orders, pieces);
    if (rows != null) {
      OrderRow.BY_HAND.check(pool, "plain_entry", SHOP, orders);
    }
  }
}
