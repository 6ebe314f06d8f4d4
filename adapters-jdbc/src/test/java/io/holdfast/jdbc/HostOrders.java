package io.holdfast.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.HostWrite;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Provides a shop with tables of the host: orders, and lines that refer to them. Orders that are
 * asked for wait until a test lets them go, so that they share a transaction.
 */
final class HostOrders implements AutoCloseable {
  static final Line ONE = Line.of("tee", 1);

  final TestShop shop;
  private final Inventory inventory;
  private final Queue<Runnable> waiting = new ArrayDeque<>();

  /** Uses a shop, and deletes the host's rows that another shop of the schema has left. */
  HostOrders(TestShop shop) {
    this.shop = shop;
    this.inventory = Inventory.builder(shop.store()).executor(waiting::add).build();
    shop.execute(
        "CREATE TABLE IF NOT EXISTS shop_order (id VARCHAR(40) PRIMARY KEY, customer VARCHAR(8) NOT"
            + " NULL, state VARCHAR(8) NOT NULL)",
        "CREATE TABLE IF NOT EXISTS shop_line (order_id VARCHAR(40) NOT NULL, sku VARCHAR(40) NOT"
            + " NULL, PRIMARY KEY (order_id, sku), FOREIGN KEY (order_id) REFERENCES shop_order"
            + " (id))",
        "DELETE FROM shop_line",
        "DELETE FROM shop_order");
    shop.receive("tee", 200);
  }

  /** Returns the row of an order. */
  static SqlWrite order(String id) {
    return order(id, "ann");
  }

  /** Returns the row of an order of a customer, whose name has at most 8 characters. */
  static SqlWrite order(String id, String customer) {
    return SqlWrite.of(
        "INSERT INTO shop_order (id, customer, state) VALUES (?, ?, 'new')", id, customer);
  }

  /** Returns the row of a line of an order. */
  static SqlWrite line(String order, String sku) {
    return SqlWrite.of("INSERT INTO shop_line (order_id, sku) VALUES (?, ?)", order, sku);
  }

  /** Asks for one piece, with rows. Nothing happens before {@link #letGo()}. */
  CompletableFuture<Outcome<Reservation>> ask(String id, HostWrite... rows) {
    return inventory.alongside(rows).commitAsync(shop.order(id, ONE)).toCompletableFuture();
  }

  /** Asks for one piece, without a row. */
  CompletableFuture<Outcome<Reservation>> askWithoutRow(String id) {
    return inventory.commitAsync(shop.order(id, ONE)).toCompletableFuture();
  }

  /** Runs all that was asked for, together. */
  void letGo() {
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      next.run();
    }
  }

  /** Sells one piece with rows. */
  Outcome<Reservation> sell(String id, HostWrite... rows) {
    return shop.inventory().alongside(rows).commit(shop.order(id, ONE));
  }

  /** Returns the number of pieces that are sold. */
  long sold() {
    return shop.inventory().level(shop.key("tee")).orElseThrow().committed();
  }

  /** Returns the first column of all rows of a query, as texts. */
  List<@Nullable String> query(String sql) {
    try {
      return shop.schema().query(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the ids of all rows of orders, sorted. */
  List<@Nullable String> orders() {
    return query("SELECT id FROM shop_order ORDER BY id");
  }

  /** Returns another store on the same database, with a separate cache of levels. */
  JdbcInventoryStore another() {
    HikariDataSource pool = shop.schema().pool();
    return JdbcInventoryStore.builder(pool).schema(SchemaMode.NONE).clock(shop.clock()).build();
  }

  /** Returns ids with a number from 10. */
  static List<String> ids(String prefix, int count) {
    String[] ids = new String[count];
    Arrays.setAll(ids, i -> prefix + (10 + i));
    return List.of(ids);
  }

  @Override
  public void close() {
    inventory.close();
    shop.close();
  }
}
