package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The README's way onto a database, compiled and asserted. */
class ReadmeDatabaseTest {
  @Test
  void opensAnInventoryOnADatabase() {
    // database
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1"); // or jdbc:mysql://…, jdbc:mariadb://…
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    DataSource pool = new HikariDataSource(config);
    Inventory inventory =
        Inventory.create(JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build());
    // end
    StockKey sencha = StockKey.of(new ShopId("tea-house"), new Sku("sencha"));
    inventory.define(StockDefinition.withOpening(sencha, 2)).orElseThrow();
    assertThat(inventory.level(sencha).orElseThrow().available()).isEqualTo(2);
    inventory.close();
    ((HikariDataSource) pool).close();
  }

  @Test
  void theReadmeShowsThisVeryCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/holdfast/jdbc/ReadmeDatabaseTest.java"));
    int from = source.indexOf("// database\n") + "// database\n".length();
    String code =
        source.substring(from, source.indexOf("    // end\n")).stripTrailing().stripIndent();

    assertThat(Files.readString(Path.of("../README.md"))).contains(code);
  }
}
