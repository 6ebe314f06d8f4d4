package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that replays lose no sales. A replay locks rows and writes nothing. On an H2 file, a
 * rollback of such a transaction would lose the sales of others.
 */
class H2FileRollbackTest {
  private static final int THREADS = 8;
  private static final int ORDERS = 800;

  @Test
  void unitsThatWriteNothingLoseNothingOfOthers(@TempDir Path folder) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:file:" + folder.resolve("stock") + ";WRITE_DELAY=0");
    config.setMaximumPoolSize(THREADS);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Inventory inventory =
          Inventory.create(JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build());
      ShopId shop = new ShopId("shop");
      StockKey tea = StockKey.of(shop, new Sku("tea"));
      inventory.define(StockDefinition.withOpening(tea, ORDERS)).orElseThrow();
      AtomicInteger next = new AtomicInteger();

      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(() -> sell(inventory, shop, next)));
      }
      for (Future<?> each : running) {
        each.get(1, TimeUnit.MINUTES);
      }
      threads.shutdown();

      assertThat(inventory.level(tea).orElseThrow().committed()).isEqualTo(ORDERS);
      assertThat(inventory.verify(shop).violations()).isEmpty();
    }
  }

  private static void sell(Inventory inventory, ShopId shop, AtomicInteger next) {
    for (int order = next.getAndIncrement(); order < ORDERS; order = next.getAndIncrement()) {
      CommitRequest request =
          CommitRequest.of(shop, new ReservationId("order-" + order), Line.of("tea", 1));
      inventory.commit(request).orElseThrow();
      assertThat(inventory.commit(request).isReplayed()).isTrue();
    }
  }
}
