package io.holdfast.jdbc.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;

/** Creates connection pools with the recommended settings. */
public final class Pools {
  private Pools() {}

  /** Creates a pool of ten connections. */
  public static HikariDataSource recommended(String url, String user) {
    return recommended(url, user, config -> {});
  }

  /** Creates a pool of ten connections, with changed settings. */
  public static HikariDataSource recommended(
      String url, String user, Consumer<HikariConfig> changes) {
    return new HikariDataSource(configuration(url, user, changes));
  }

  /** Returns the settings of such a pool. */
  public static HikariConfig configuration(
      String url, String user, Consumer<HikariConfig> changes) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(1_000);
    // The pool exists before the server does, and outlives its crashes.
    config.setInitializationFailTimeout(-1);
    changes.accept(config);
    return config;
  }
}
