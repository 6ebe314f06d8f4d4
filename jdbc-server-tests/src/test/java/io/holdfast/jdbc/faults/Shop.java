package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import javax.sql.DataSource;

/** Opens the one shop of these tests. */
final class Shop {
  static final ShopId ID = new ShopId("shop");

  private Shop() {}

  /** Opens the inventory with all defaults, and creates missing tables. */
  static Inventory open(DataSource dataSource) {
    return Inventory.create(
        JdbcInventoryStore.builder(dataSource).schema(SchemaMode.CREATE).build());
  }

  /** Opens the inventory with other lanes. */
  static Inventory open(DataSource dataSource, LaneOptions lanes) {
    return Inventory.builder(
            JdbcInventoryStore.builder(dataSource).schema(SchemaMode.CREATE).build())
        .lanes(lanes)
        .build();
  }

  /** Opens the inventory with a short deadline, for tests of the exceptions after it. */
  static Inventory openImpatient(DataSource dataSource) {
    return Inventory.create(
        JdbcInventoryStore.builder(dataSource)
            .schema(SchemaMode.CREATE)
            .retries(2)
            .deadline(Duration.ofSeconds(1))
            .build());
  }

  /** Stocks this many pieces. */
  static void stock(Inventory inventory, String sku, long pieces) {
    inventory.define(StockDefinition.withOpening(key(sku), pieces)).orElseThrow();
  }

  /** Creates the tables in a schema, and stocks this many pieces. */
  static void stock(TestSchema schema, String sku, long pieces) {
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = open(pool)) {
      stock(inventory, sku, pieces);
    }
  }

  static StockKey key(String sku) {
    return StockKey.of(ID, new Sku(sku));
  }

  static StockLevel level(Inventory inventory, String sku) {
    return inventory.level(key(sku)).orElseThrow();
  }

  static Line line(String sku, long quantity) {
    return Line.of(sku, quantity);
  }
}
