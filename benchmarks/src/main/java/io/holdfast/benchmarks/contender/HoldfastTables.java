package io.holdfast.benchmarks.contender;

import io.holdfast.benchmarks.database.Sql;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.VerifyReport;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The library's tables: fills them, and compares them with the answers that clients got.
 *
 * @param pool the pool for direct access to the tables
 * @param prefix the prefix of the table names
 * @param inventory the inventory that fills and verifies the tables, outside of the measured time
 */
public record HoldfastTables(DataSource pool, String prefix, Inventory inventory) {
  private static final int AT_ONCE = 1_000;
  private static final AtomicLong SHOPS = new AtomicLong();

  /** Returns a store on the tables with a prefix. Missing tables are created. */
  public static JdbcInventoryStore store(DataSource pool, String prefix) {
    return JdbcInventoryStore.builder(pool).tablePrefix(prefix).schema(SchemaMode.CREATE).build();
  }

  /**
   * Empties the tables, and opens a shop with {@code pieces} pieces of each of {@code skus} SKUs.
   */
  public ShopId open(int skus, long pieces) throws SQLException {
    for (String table : List.of("entry", "hold", "movement", "unit", "stock_level")) {
      Sql.run(pool, "TRUNCATE TABLE " + prefix + table);
    }
    return openAnother(skus, pieces);
  }

  /** Opens a further shop, which has not been there before, beside those that are open. */
  public ShopId openAnother(int skus, long pieces) {
    ShopId shop = new ShopId("shop-" + SHOPS.incrementAndGet());
    stock(shop, skus, pieces);
    return shop;
  }

  private void stock(ShopId shop, int skus, long pieces) {
    for (int from = 0; from < skus; from += AT_ONCE) {
      List<CompletableFuture<?>> under = new ArrayList<>();
      for (int i = from; i < Math.min(skus, from + AT_ONCE); i++) {
        StockKey key = StockKey.of(shop, new Sku(Contender.sku(i)));
        under.add(
            inventory
                .defineAsync(StockDefinition.withOpening(key, pieces))
                .toCompletableFuture()
                .thenApply(outcome -> outcome.orElseThrow()));
      }
      under.forEach(CompletableFuture::join);
    }
  }

  /** See {@link Contender#check}. */
  public void check(ShopId shop, long orders, long pieces) throws SQLException {
    long told = 0;
    PageToken from = null;
    do {
      Page<StockLevel> page = inventory.levels(shop, from, Page.MAX_LIMIT);
      told += page.items().stream().mapToLong(StockLevel::committed).sum();
      from = page.next().orElse(null);
    } while (from != null);
    Ledger.same("pieces", pieces, told);
    Ledger.same(
        "orders",
        orders,
        pool,
        "SELECT COUNT(*) FROM %sentry WHERE shop = '%s' AND kind = 'RESERVATION' AND state = 'COMMITTED'"
            .formatted(prefix, shop));
    VerifyReport report = inventory.verify(shop);
    if (!report.isClean()) {
      throw new IllegalStateException("the ledger is wrong: " + report.violations().get(0));
    }
  }
}
