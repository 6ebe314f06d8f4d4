package io.holdfast.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Connection pools with statements that the server prepares once for each connection, the same for
 * every contender.
 */
public final class Pools {
  private Pools() {}

  /** Returns a pool of at most {@code size} connections. */
  public static HikariDataSource open(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("root");
    config.setPassword("");
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("socketTimeout", "120000");
    config.addDataSourceProperty("useServerPrepStmts", "true");
    config.addDataSourceProperty("cachePrepStmts", "true");
    config.addDataSourceProperty("prepStmtCacheSize", "250");
    config.addDataSourceProperty("prepStmtCacheSqlLimit", "65536");
    return new HikariDataSource(config);
  }

  /**
   * Refuses to measure a server that does not sync.
   *
   * @throws IllegalStateException if a crash of the machine could lose a commit
   */
  public static void requireDurable(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT @@log_bin, @@sync_binlog, @@innodb_flush_log_at_trx_commit")) {
      row.next();
      for (int i = 1; i <= 3; i++) {
        if (row.getInt(i) != 1) {
          throw new IllegalStateException(
              "log_bin, sync_binlog and innodb_flush_log_at_trx_commit must be 1");
        }
      }
    }
  }

  /** Returns the version that the server reports. */
  public static String version(DataSource pool) throws SQLException {
    return String.valueOf(Sql.text(pool, "SELECT VERSION()"));
  }
}
