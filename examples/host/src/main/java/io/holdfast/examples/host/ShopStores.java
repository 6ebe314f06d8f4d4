package io.holdfast.examples.host;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.examples.common.H2File;
import io.holdfast.examples.common.Opened;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import org.jspecify.annotations.Nullable;

/** Opens a shop's stock in the store that the options select. */
final class ShopStores {
  private static final int CONNECTIONS = 16;

  private ShopStores() {}

  /** Opens the stock of a shop, and adds to {@code open} what is closed with it. */
  static OpenShop open(HostOptions options, String name, Opened open) {
    if (options.memory) {
      InMemoryInventoryStore store = InMemoryInventoryStore.create();
      return new OpenShop(
          open.add(Inventory.create(store)), store.idempotency(), store.restockOutbox());
    }
    HikariDataSource pool = open.add(pool(options, name));
    JdbcInventoryStore store = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build();
    return new OpenShop(
        open.add(Inventory.create(store)), store.idempotency(), store.restockOutbox());
  }

  private static HikariDataSource pool(HostOptions options, String name) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("holdfast");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(10_000);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    String url = options.databaseUrl();
    if (url == null) {
      // The host closes it, after the last request.
      config.setJdbcUrl(H2File.url(options.path(name), "DB_CLOSE_ON_EXIT=FALSE"));
      config.setUsername("sa");
    } else {
      config.setJdbcUrl(url);
      config.setUsername(first(options.user, options.variable("USERNAME")));
      config.setPassword(
          first(options.variable("HOLDFAST_PASSWORD"), options.variable("PASSWORD")));
      if (!url.contains("socketTimeout=") && !url.startsWith("jdbc:h2:")) {
        // Without it, a stalled server would block a call without end.
        config.addDataSourceProperty("socketTimeout", "30000");
      }
    }
    return new HikariDataSource(config);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    return one == null ? other : one;
  }
}
