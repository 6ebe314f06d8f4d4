package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that, for any number of waiting requests, no call reads many more rows than it returns or
 * writes, as counted by the server.
 */
class OutboxBacklogTest {
  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SHOPS = 20;
  private static final int OF_EACH = 500;
  private static final int BATCH = 50;

  /**
   * The rows that the server reads to report its counters, and to lock, update and look for earlier
   * messages.
   */
  private static final long OF_A_MESSAGE = 12;

  private static ShopId shop(int number) {
    return new ShopId("shop-" + number);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void noCallReadsTheBacklog(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      DataSource pool = schema.pool(config -> config.setMaximumPoolSize(1));
      JdbcInventoryStore store = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build();
      for (int i = 0; i < SHOPS; i++) {
        RestockOutboxFixture.decided(store, requests(shop(i), 0, OF_EACH));
      }
      // InnoDB does this itself, some seconds after so many rows were inserted.
      schema.execute("ANALYZE TABLE holdfast_outbox");
      RestockOutbox outbox = store.restockOutbox();
      long before = reads(pool);
      assertThat(outbox.dueShops(null, SHOPS)).hasSize(SHOPS);
      before = assertFew(pool, before, SHOPS);
      List<OutboxMessage<RestockRequest>> leased =
          outbox.lease(shop(3), BATCH, Duration.ofMinutes(1));
      assertThat(leased).hasSize(BATCH);
      before = assertFew(pool, before, BATCH);
      outbox.settle(
          shop(3),
          leased.stream()
              .<Settlement<RestockRequest>>map(
                  it -> new Settlement.Sent<>(it, it.content().dueAt()))
              .toList());
      before = assertFew(pool, before, BATCH);
      assertThat(outbox.messages(shop(3), null, BATCH)).hasSize(BATCH);
      before = assertFew(pool, before, BATCH);
      assertThat(outbox.withdraw(shop(4), requests(shop(4), 7, 1).get(0).id())).isTrue();
      before = assertFew(pool, before, 1);
      RestockOutboxFixture.decided(store, requests(shop(4), OF_EACH, 1));
      assertFew(pool, before, 1);
    }
  }

  private static long assertFew(DataSource pool, long before, int messages) throws SQLException {
    long now = reads(pool);
    assertThat(now - before)
        .as("rows read for %s messages", messages)
        .isLessThan(100 + messages * OF_A_MESSAGE);
    return now;
  }

  private static long reads(DataSource pool) throws SQLException {
    return ServerCounters.sum(pool, "Handler_read%");
  }

  private static List<RestockRequest> requests(ShopId shop, int first, int count) {
    List<RestockRequest> requests = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      StockKey key = StockKey.of(shop, new Sku("sku-" + i));
      requests.add(
          new RestockRequest(
              RestockRequestId.of(key, 1, THEN),
              key,
              new SupplierId("FF-500293"),
              10,
              1,
              THEN,
              THEN.plus(Duration.ofDays(3_000))));
    }
    return requests;
  }
}
