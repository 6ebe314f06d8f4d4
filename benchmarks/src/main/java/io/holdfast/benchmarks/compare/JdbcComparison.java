package io.holdfast.benchmarks.compare;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.database.Pools;
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
import io.holdfast.jdbc.SchemaMode;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * A commit of one line on a database that syncs: {@code Inventory.commit} without lanes, one
 * transaction per order, against raw JDBC that sends the same statements.
 */
public final class JdbcComparison {
  private static final ShopId SHOP = new ShopId("bench");
  private static final int SKUS = 100;

  private final HikariDataSource pool;
  private final Inventory inventory;
  private int rounds;

  private JdbcComparison(HikariDataSource pool) {
    this.pool = pool;
    this.inventory =
        Inventory.builder(
                JdbcInventoryStore.builder(pool)
                    .schema(SchemaMode.CREATE)
                    .optimisticReads(false)
                    .build())
            .lanes(LaneOptions.OFF)
            .build();
  }

  /** Runs {@code rounds} rounds of {@code orders} orders under each load. */
  public static List<Ratio> run(String database, String url, int rounds, int orders)
      throws Exception {
    return run(database, url, rounds, orders, SKUS);
  }

  static List<Ratio> run(String database, String url, int rounds, int orders, int skus)
      throws Exception {
    try (HikariDataSource pool = Pools.open(url, 8)) {
      Pools.requireDurable(pool);
      JdbcComparison comparison = new JdbcComparison(pool);
      SameStatements.check(pool);
      List<Ratio> ratios = new ArrayList<>();
      ratios.add(comparison.load(database + ", one SKU, 1 client", rounds, 1, 1, orders));
      ratios.add(comparison.load(database + ", one SKU, 8 clients", rounds, 8, 1, orders));
      String several = database + ", " + skus + " SKUs, 8 clients";
      ratios.add(comparison.load(several, rounds, 8, skus, orders));
      return ratios;
    }
  }

  private Ratio load(String name, int rounds, int clients, int skus, int orders) throws Exception {
    return Ratio.of(
        name,
        1,
        rounds,
        () -> round(clients, skus, orders, this::byLibrary),
        () -> round(clients, skus, orders, this::byHand));
  }

  private interface Commit {
    void place(String sku, String id) throws Exception;
  }

  private Round round(int clients, int skus, int orders, Commit commit) throws Exception {
    String run = Long.toString(System.currentTimeMillis(), 36) + "-" + rounds++;
    for (int i = 0; i < skus; i++) {
      inventory.define(StockDefinition.withOpening(key(run, i), orders)).orElseThrow();
    }
    Round round =
        Clients.place(clients, orders, n -> commit.place(run + "." + n % skus, run + "." + n));
    long sold = 0;
    for (int i = 0; i < skus; i++) {
      sold += inventory.level(key(run, i)).orElseThrow().committed();
    }
    if (sold != orders || !inventory.verify(SHOP).isClean()) {
      throw new IllegalStateException("the ledger is wrong: sold " + sold + " of " + orders);
    }
    return round;
  }

  private static StockKey key(String run, int sku) {
    return StockKey.of(SHOP, new Sku(run + "." + sku));
  }

  private void byLibrary(String sku, String id) {
    inventory.commit(CommitRequest.of(SHOP, new ReservationId(id), Line.of(sku, 1))).orElseThrow();
  }

  private void byHand(String sku, String id) throws Exception {
    try (Connection connection = pool.getConnection()) {
      RawCommit.place(connection, SHOP.value(), sku, id);
    }
  }
}
