package io.holdfast.examples.bookstore.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.examples.bookstore.store.Database;
import io.holdfast.examples.bookstore.store.Schema;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void anErrorInATransactionLeavesNothing() {
    Database database = new Database(POOL);
    Schema.create(database);
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    sql -> {
                      sql.update("CREATE TABLE IF NOT EXISTS left_over (id INT)");
                      sql.update("INSERT INTO left_over VALUES (1)");
                      throw new StackOverflowError("as if");
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThat(
            database.<List<Integer>>inTransaction(
                sql -> sql.list("SELECT id FROM left_over", row -> row.getInt("id"))))
        .isEmpty();
  }
}
