package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.restock.RestockRelay;
import java.time.Duration;
import java.util.function.IntFunction;

/** One of several who sell of the same stock: an inventory, its buyers, its relay. */
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

  Inventory inventory() {
    return inventory;
  }

  JdbcInventoryStore store() {
    return store;
  }

  Receipts receipts() {
    return receipts;
  }

  /** Lets so many buyers in, with no end of orders, and the relay run. */
  void open(int buyers, IntFunction<Order> orders, Factory factory) {
    relay =
        RestockRelay.builder(store.restockOutbox(), factory)
            .inventory(inventory)
            // So that what a dead relay has leased is not waited for.
            .lease(Duration.ofSeconds(2))
            .backOff(Duration.ofMillis(5), Duration.ofMillis(50))
            .build();
    relay.start(Duration.ofMillis(100));
    Buyer buyer = new Buyer(inventory, receipts);
    crowd = Crowd.start(buyers, Integer.MAX_VALUE, n -> buyer.settle(orders.apply(n)));
  }

  /** Sells what is asked for already, and then no more. */
  void stopSelling() throws InterruptedException {
    crowd.stop();
  }

  @Override
  public void close() {
    if (crowd != null) {
      crowd.close();
      relay.close();
    }
    inventory.close();
    pool.close();
  }
}
