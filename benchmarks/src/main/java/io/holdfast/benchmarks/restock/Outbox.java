package io.holdfast.benchmarks.restock;

import io.holdfast.benchmarks.contender.HoldfastTables;
import io.holdfast.benchmarks.database.Sql;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.jdbc.JdbcInventoryStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The library's tables, with methods that fill and count the outbox.
 *
 * @param store the store that writes requests into the outbox
 * @param tables the direct access to the tables
 */
record Outbox(JdbcInventoryStore store, HoldfastTables tables) {
  private static final int AT_ONCE = 500;
  private static final SupplierId FACTORY = new SupplierId("FF-500293");
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LEAD_TIME = Duration.ofDays(3_650);

  static Outbox on(DataSource pool, String prefix) {
    JdbcInventoryStore store = HoldfastTables.store(pool, prefix);
    return new Outbox(store, new HoldfastTables(pool, prefix, Inventory.create(store)));
  }

  void empty() throws SQLException {
    Sql.run(tables.pool(), "TRUNCATE TABLE " + tables.prefix() + "outbox");
  }

  /** Lets the store decide requests of separate articles. */
  void put(ShopId shop, long first, long count) {
    for (long from = first; from < first + count; from += AT_ONCE) {
      List<RestockRequest> requests = new ArrayList<>();
      for (long i = from; i < Math.min(first + count, from + AT_ONCE); i++) {
        requests.add(request(shop, i));
      }
      store.decide(
          Footprint.of(shop).build(),
          snapshot ->
              new Verdict<>(
                  shop, new Changes(List.of(), List.of(), List.of(), List.of(), requests)));
    }
  }

  private static RestockRequest request(ShopId shop, long number) {
    StockKey key = StockKey.of(shop, new Sku("sku-" + number));
    Instant now = THEN.plus(number, ChronoUnit.MICROS); // ids sort by time, as they do in life
    return new RestockRequest(
        RestockRequestId.of(key, 1, now), key, FACTORY, 10, 1, now, now.plus(LEAD_TIME));
  }

  /** Doubles the number of messages by copies under other ids and articles. */
  void twice(int round) throws SQLException {
    Sql.run(
        tables.pool(),
        """
        INSERT INTO %1$soutbox (shop, id, sku, location, request_number, supplier, quantity,
          requested_at, due_at, state, attempts, fence, next_at)
        SELECT shop, CONCAT(id, '.%2$d'), CONCAT(sku, '.%2$d'), location, request_number, supplier,
          quantity, requested_at, due_at, state, attempts, fence, next_at FROM %1$soutbox\
        """
            .formatted(tables.prefix(), round));
  }

  /** Returns the number of messages that meet the condition. */
  long count(String condition) throws SQLException {
    return Sql.number(
        tables.pool(), "SELECT COUNT(*) FROM " + tables.prefix() + "outbox WHERE " + condition);
  }

  void same(String what, long told, long found) {
    if (told != found) {
      throw new IllegalStateException(
          "the outbox is wrong: %s: %d, should be %d".formatted(what, found, told));
    }
  }
}
