package io.holdfast.examples.cli.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.error.UnavailableException;
import java.util.Map;

/** A connection pool with the settings that the library recommends. */
final class DatabasePool {
  private static final String PASSWORD_VARIABLE = "HOLDFAST_PASSWORD";

  private DatabasePool() {}

  static HikariDataSource open(StoreOptions options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("holdfast");
    config.setJdbcUrl(options.url());
    config.setUsername(options.user());
    if (options.kind() == StoreKind.JDBC) {
      config.setPassword(System.getenv(PASSWORD_VARIABLE));
    }
    config.setMaximumPoolSize(options.connections);
    config.setConnectionTimeout(10_000);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    driverProperties(options.url()).forEach(config::addDataSourceProperty);
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new UnavailableException(
          "cannot open " + options.displayName() + ": " + rootMessage(e), e);
    }
  }

  /** Returns the properties for the driver. Properties that the URL sets are left unchanged. */
  private static Map<String, String> driverProperties(String url) {
    Map<String, String> properties =
        url.startsWith("jdbc:mysql:")
            ? Map.of(
                "connectTimeout", "5000",
                // Without it, a stalled server would block a call without end.
                "socketTimeout", "30000",
                "useServerPrepStmts", "true",
                "cachePrepStmts", "true",
                "prepStmtCacheSize", "250",
                // The default of 256 characters excludes the most important statements.
                "prepStmtCacheSqlLimit", "65536")
            : url.startsWith("jdbc:mariadb:")
                ? Map.of("connectTimeout", "5000", "socketTimeout", "30000")
                : Map.of();
    return properties.entrySet().stream()
        .filter(each -> !url.contains(each.getKey() + "="))
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    return message == null
        ? root.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
