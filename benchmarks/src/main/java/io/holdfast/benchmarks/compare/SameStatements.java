package io.holdfast.benchmarks.compare;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.jdbc.JdbcInventoryStore;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;

/** Checks that the library and {@link RawCommit} send the same statements in the same order. */
final class SameStatements {
  private SameStatements() {}

  /**
   * Places one order with each.
   *
   * @throws IllegalStateException if the statements differ, because then the comparison is not
   *     valid
   */
  static void check(HikariDataSource pool) throws Exception {
    ShopId shop = new ShopId("trace-" + UUID.randomUUID().toString().substring(0, 8));
    TracedDataSource trace = new TracedDataSource(pool);
    Inventory inventory =
        Inventory.builder(JdbcInventoryStore.builder(trace.traced()).optimisticReads(false).build())
            .lanes(LaneOptions.OFF)
            .build();
    inventory
        .define(StockDefinition.withOpening(StockKey.of(shop, new Sku("sku")), 2))
        .orElseThrow();
    trace.take();
    inventory
        .commit(CommitRequest.of(shop, new ReservationId("library"), Line.of("sku", 1)))
        .orElseThrow();
    List<String> library = trace.take();
    try (Connection connection = trace.traced().getConnection()) {
      RawCommit.place(connection, shop.value(), "sku", "by-hand");
    }
    List<String> byHand = trace.take();
    if (!library.equals(byHand)) {
      throw new IllegalStateException(
          "the statements differ; the library sends " + library + ", the other side " + byHand);
    }
    if (!inventory.verify(shop).isClean()) {
      throw new IllegalStateException("the ledger is wrong: an invariant does not hold");
    }
  }
}
