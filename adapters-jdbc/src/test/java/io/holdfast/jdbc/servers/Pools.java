package io.holdfast.jdbc.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;

/** Connection pools as hosts are advised to set them up. */
public final class Pools {
  private Pools() {}

  /** A pool of ten. */
  public static HikariDataSource recommended(String url, String user) {
    return recommended(url, user, config -> {});
  }

  /** A pool of ten, with changes. */
  public static HikariDataSource recommended(
      String url, String user, Consumer<HikariConfig> changes) {
    return new HikariDataSource(configuration(url, user, changes));
  }

  /** What such a pool is made of. */
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
    // The pool is there before the server is, and outlives its crashes.
    config.setInitializationFailTimeout(-1);
    changes.accept(config);
    return config;
  }
}
