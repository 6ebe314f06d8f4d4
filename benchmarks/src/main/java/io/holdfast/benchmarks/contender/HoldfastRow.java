package io.holdfast.benchmarks.contender;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import javax.sql.DataSource;

/** The library and a table of order rows in one database. */
abstract class HoldfastRow implements Contender {
  private static final ShopId SHOP = new ShopId("shop");

  private final DataSource pool;
  private final JdbcInventoryStore store;
  private final Inventory inventory;
  private final HoldfastTables tables;

  HoldfastRow(DataSource pool) {
    this.pool = pool;
    this.store =
        JdbcInventoryStore.builder(pool)
            .tablePrefix(Contenders.PREFIX)
            .schema(SchemaMode.CREATE)
            .build();
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

  static CommitRequest request(Order order) {
    return Holdfast.request(SHOP, order);
  }

  @Override
  public final void open(int skus, long pieces) throws Exception {
    tables.empty();
    tables.stock(SHOP, skus, pieces);
    OrderRow.create(pool);
  }

  @Override
  public final void check(long orders, long pieces) throws Exception {
    tables.check(SHOP, orders, pieces);
    OrderRow.check(pool, Contenders.PREFIX + "entry", orders);
  }

  @Override
  public final void close() {
    inventory.close();
  }
}
