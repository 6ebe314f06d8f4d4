package io.holdfast.examples.bookstore.points;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.Schema;
import org.junit.jupiter.api.AfterAll;

class JdbcPointsTest extends PointsContract {
  private static final HikariDataSource POOL = pool();

  private static HikariDataSource pool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:points");
    return new HikariDataSource(config);
  }

  @AfterAll
  static void close() {
    POOL.close();
  }

  @Override
  Points points() {
    Database database = new Database(POOL);
    Schema.create(database);
    return new JdbcPoints(database);
  }
}
