package io.holdfast.benchmarks.contender;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.JdbcInventoryStore;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The library and a table of order rows in one database. */
abstract class HoldfastRow implements Contender {
  private final DataSource pool;
  private final JdbcInventoryStore store;
  private final Inventory inventory;
  private final HoldfastTables tables;
  private volatile ShopId shop = new ShopId("not-open");

  HoldfastRow(DataSource pool) throws SQLException {
    this.pool = pool;
    this.store = HoldfastTables.store(pool, Contenders.PREFIX);
    this.inventory = Inventory.create(store);
    this.tables = new HoldfastTables(pool, Contenders.PREFIX, inventory);
  }

  DataSource pool() {
    return pool;
  }

  JdbcInventoryStore store() {
    return store;
  }

  Inventory inventory() {
    return inventory;
  }

  final CommitRequest request(Order order) {
    return Holdfast.request(shop, order);
  }

  @Override
  public final void open(int skus, long pieces) throws Exception {
    shop = tables.open(skus, pieces);
    OrderRow.OF_LIBRARY.create(pool);
  }

  @Override
  public final void check(long orders, long pieces) throws Exception {
    tables.check(shop, orders, pieces);
    OrderRow.OF_LIBRARY.check(pool, Contenders.PREFIX + "entry", shop.value(), orders);
  }

  @Override
  public final void close() {
    inventory.close();
  }
}
