package io.holdfast.jdbc.faults;

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
import java.time.Duration;
import javax.sql.DataSource;

/** The one shop of these tests, and how it is opened. */
final class Shop {
  static final ShopId ID = new ShopId("shop");

  private Shop() {}

  /** Its inventory, with all defaults; the tables are created if they are not there. */
  static Inventory open(DataSource dataSource) {
    return Inventory.create(
        JdbcInventoryStore.builder(dataSource).schema(SchemaMode.CREATE).build());
  }

  /** The same, with other lanes. */
  static Inventory open(DataSource dataSource, LaneOptions lanes) {
    return Inventory.builder(
            JdbcInventoryStore.builder(dataSource).schema(SchemaMode.CREATE).build())
        .lanes(lanes)
        .build();
  }

  /** The same, but it soon gives up: for tests that want to see what is said then. */
  static Inventory openImpatient(DataSource dataSource) {
    return Inventory.create(
        JdbcInventoryStore.builder(dataSource)
            .schema(SchemaMode.CREATE)
            .retries(2)
            .deadline(Duration.ofSeconds(1))
            .build());
  }

  /** Puts so many pieces on sale. */
  static void stock(Inventory inventory, String sku, long pieces) {
    inventory.define(StockDefinition.withOpening(key(sku), pieces)).orElseThrow();
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
