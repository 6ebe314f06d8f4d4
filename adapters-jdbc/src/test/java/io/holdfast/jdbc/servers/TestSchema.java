package io.holdfast.jdbc.servers;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Provides a separate, empty database schema for a test. Closing it closes its pools and drops the
 * schema.
 */
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

  /** Returns the same schema with separate pools; closing it does not drop the schema. */
  TestSchema view() {
    return new TestSchema(engine, url, user, () -> {});
  }

  public Engine engine() {
    return engine;
  }

  /** Returns the name by which a MariaDB or MySQL knows the schema. */
  public String name() {
    return URI.create(url.substring("jdbc:".length())).getPath().substring(1);
  }

  public String url() {
    return url;
  }

  public String user() {
    return user;
  }

  /** Creates a pool of ten connections, with the recommended settings. */
  public HikariDataSource pool() {
    return pool(config -> {});
  }

  /** Creates a pool with changed settings. */
  public synchronized HikariDataSource pool(Consumer<HikariConfig> changes) {
    HikariDataSource pool = Pools.recommended(url, user, changes);
    pools.add(pool);
    return pool;
  }

  /**
   * Creates a pool with a short wait for a free connection.
   *
   * @param maxWait the longest wait for a connection. The first connection is opened before,
   *     because that takes longer on a busy machine
   * @param changes the changes of the pool's settings
   */
  public HikariDataSource impatientPool(Duration maxWait, Consumer<HikariConfig> changes)
      throws SQLException {
    HikariDataSource pool =
        pool(changes.andThen(config -> config.setConnectionTimeout(maxWait.toMillis())));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .ignoreExceptionsInstanceOf(SQLTransientConnectionException.class)
        .untilAsserted(() -> pool.getConnection().close());
    return pool;
  }

  /** Opens a connection of another client, without a pool, with autocommit on. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, "");
  }

  /** Runs statements on the connection of another client. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the first column of all rows that another client finds, as texts. */
  public List<@Nullable String> query(String sql) throws SQLException {
    List<@Nullable String> all = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }

  @Override
  public synchronized void close() {
    pools.forEach(HikariDataSource::close);
    pools.clear();
    drop.run();
  }
}
