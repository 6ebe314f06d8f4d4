package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.restock.RestockRelay;
import java.time.Duration;
import java.util.function.IntFunction;

/** Runs an inventory with its buyers and its relay; several tills sell the same stock. */
final class Till implements AutoCloseable {
  private final HikariDataSource pool;
  private final JdbcInventoryStore store;
  private final Inventory inventory;
  private final Receipts receipts = new Receipts();
  private Crowd crowd;
  private RestockRelay relay;

  Till(HikariDataSource pool, JdbcInventoryStore store) {
    this.pool = pool;
    this.store = store;
    this.inventory = Inventory.create(store);
  }

  /** Opens a till whose deadline is longer than a server that was killed is away. */
  static Till patient(TestSchema schema) {
    HikariDataSource pool = schema.pool(config -> config.setConnectionTimeout(20_000));
    return new Till(pool, JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build());
  }

  Inventory inventory() {
    return inventory;
  }

  JdbcInventoryStore store() {
    return store;
  }

  Receipts receipts() {
    return receipts;
  }

  /**
   * Starts this many buyers with an endless supply of orders, and the relay. Every committed order
   * has a row of the host.
   */
  void open(int buyers, IntFunction<Order> orders, Factory factory) {
    relayTo(factory);
    Buyer buyer = Buyer.withRows(inventory, receipts);
    crowd = Crowd.start(buyers, Integer.MAX_VALUE, n -> buyer.settle(orders.apply(n)));
  }

  /** Starts the relay. */
  void relayTo(Factory factory) {
    relay =
        RestockRelay.builder(store.restockOutbox(), factory)
            .inventory(inventory)
            // This lease is short, so that the messages that a dead relay has leased are free again
            // soon.
            .lease(Duration.ofSeconds(2))
            .backOff(Duration.ofMillis(5), Duration.ofMillis(50))
            .build();
    relay.start(Duration.ofMillis(100));
  }

  /** Stops the buyers after their current orders. */
  void stopSelling() throws InterruptedException {
    crowd.stop();
  }

  @Override
  public void close() {
    if (crowd != null) {
      crowd.close();
    }
    if (relay != null) {
      relay.close();
    }
    inventory.close();
    pool.close();
  }
}
