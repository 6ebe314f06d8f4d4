package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Provides a shop with ten lamps, whose database is reached through a proxy. */
final class ProxiedShop implements AutoCloseable {
  static final String SKU = "lamp";
  static final long PIECES = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final CommitProxy proxy;
  private final TestSchema schema;
  private final HikariDataSource pool;
  private final Inventory inventory;

  private ProxiedShop(
      CommitProxy proxy, TestSchema schema, HikariDataSource pool, Inventory inventory) {
    this.proxy = proxy;
    this.schema = schema;
    this.pool = pool;
    this.inventory = inventory;
    Shop.stock(inventory, SKU, PIECES);
  }

  static ProxiedShop open(ServerDatabase database) throws IOException {
    return open(database, PATIENCE);
  }

  /** Opens a shop with a limit on the driver's wait for an answer. */
  static ProxiedShop open(ServerDatabase database, Duration socketTimeout) throws IOException {
    CommitProxy proxy = new CommitProxy(database.server().address());
    TestSchema schema = schema(proxy, database, socketTimeout);
    HikariDataSource pool = schema.pool();
    return new ProxiedShop(proxy, schema, pool, Shop.open(pool));
  }

  /** Opens a shop with a short deadline of the library. */
  static ProxiedShop openImpatient(ServerDatabase database) throws IOException, SQLException {
    return openImpatient(database, "SELECT 1");
  }

  /**
   * Opens a shop with a short deadline of the library; every connection of the pool begins with a
   * statement.
   */
  static ProxiedShop openImpatient(ServerDatabase database, String sessionSql)
      throws IOException, SQLException {
    CommitProxy proxy = new CommitProxy(database.server().address());
    TestSchema schema = schema(proxy, database, PATIENCE);
    HikariDataSource pool =
        schema.impatientPool(
            Duration.ofSeconds(1), config -> config.setConnectionInitSql(sessionSql));
    return new ProxiedShop(proxy, schema, pool, Shop.openImpatient(pool));
  }

  private static TestSchema schema(
      CommitProxy proxy, ServerDatabase database, Duration socketTimeout) {
    return database.server().freshVia(proxy.address(), database.driver(), socketTimeout);
  }

  CommitProxy proxy() {
    return proxy;
  }

  TestSchema schema() {
    return schema;
  }

  HikariDataSource pool() {
    return pool;
  }

  Inventory inventory() {
    return inventory;
  }

  /** Sells one lamp. */
  Outcome<Reservation> sell(String id) {
    return inventory.commit(CommitRequest.of(Shop.ID, new ReservationId(id), Shop.line(SKU, 1)));
  }

  long committed() {
    return Shop.level(inventory, SKU).committed();
  }

  @Override
  public void close() throws IOException {
    inventory.close();
    schema.close();
    proxy.close();
  }
}
