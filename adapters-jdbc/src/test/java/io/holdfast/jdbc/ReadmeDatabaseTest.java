package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's way onto a database, compiled and asserted. */
class ReadmeDatabaseTest {
  @Test
  void opensAnInventoryOnADatabase() throws SQLException {
    // database
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1"); // or jdbc:mysql://…, jdbc:mariadb://…
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    DataSource pool = new HikariDataSource(config);
    Inventory inventory =
        Inventory.create(JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build());
    // end
    ShopId shop = new ShopId("tea-house");
    StockKey sencha = StockKey.of(shop, new Sku("sencha"));
    inventory.define(StockDefinition.withOpening(sencha, 2)).orElseThrow();
    assertThat(inventory.level(sencha).orElseThrow().available()).isEqualTo(2);
    orders(pool, "CREATE TABLE orders (id VARCHAR(40) PRIMARY KEY, customer VARCHAR(40))");
    // order row
    inventory
        .alongside(SqlWrite.of("INSERT INTO orders (id, customer) VALUES (?, ?)", "o-1", "ann"))
        .commit(CommitRequest.of(shop, new ReservationId("o-1"), Line.of("sencha", 1)));
    // end
    assertThat(inventory.level(sencha).orElseThrow().available()).isEqualTo(1);
    assertThat(orders(pool, "DELETE FROM orders WHERE customer = 'ann'")).isEqualTo(1);
    inventory.close();
    ((HikariDataSource) pool).close();
  }

  private static int orders(DataSource pool, String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      int rows = statement.executeUpdate(sql);
      connection.commit();
      return rows;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"// database\n", "// order row\n"})
  void theReadmeShowsThisVeryCode(String start) throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/holdfast/jdbc/ReadmeDatabaseTest.java"));
    int from = source.indexOf(start) + start.length();
    String code =
        source.substring(from, source.indexOf("    // end\n", from)).stripTrailing().stripIndent();

    assertThat(Files.readString(Path.of("../README.md"))).contains(code);
  }
}
