package io.holdfast.jdbc.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An empty database schema of a test's own. Closing it closes its pools and drops it. */
public final class TestSchema implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Engine engine;
  private final String url;
  private final String user;
  private final Runnable drop;
  private final List<HikariDataSource> pools = new ArrayList<>();

  TestSchema(Engine engine, String url, String user, Runnable drop) {
    this.engine = engine;
    this.url = url;
    this.user = user;
    this.drop = drop;
  }

  public Engine engine() {
    return engine;
  }

  public String url() {
    return url;
  }

  public String user() {
    return user;
  }

  /** A pool of ten connections, with the recommended settings. */
  public HikariDataSource pool() {
    return pool(config -> {});
  }

  /** A pool with other settings than recommended. */
  public synchronized HikariDataSource pool(Consumer<HikariConfig> changes) {
    HikariDataSource pool = Pools.recommended(url, user, changes);
    pools.add(pool);
    return pool;
  }

  /**
   * The same, but it soon gives up when no connection is free. It has its first connection already:
   * on a busy machine that takes longer.
   */
  public HikariDataSource impatientPool(Duration longest, Consumer<HikariConfig> changes)
      throws SQLException {
    HikariDataSource pool =
        pool(changes.andThen(config -> config.setConnectionTimeout(longest.toMillis())));
    long start = System.nanoTime();
    while (true) {
      try {
        pool.getConnection().close();
        return pool;
      } catch (SQLTransientConnectionException notYet) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          throw notYet;
        }
      }
    }
  }

  /** A connection of somebody else's, past every pool, with autocommit on. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  /** Runs statements as somebody else would. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public synchronized void close() {
    pools.forEach(HikariDataSource::close);
    pools.clear();
    drop.run();
  }
}
