package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.testing.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Provides a shop with a clock that a test can set, in a separate schema or in a shared one. */
public final class TestShop implements AutoCloseable {
  private static final AtomicInteger SHOPS = new AtomicInteger();

  private final TestSchema schema;
  private final DataSource pool;
  private final SettableClock clock = new SettableClock();
  private final JdbcInventoryStore store;
  private final Inventory inventory;
  private final ShopId id;
  private int receipts;

  private TestShop(
      TestSchema schema,
      DataSource pool,
      ShopId id,
      UnaryOperator<JdbcInventoryStore.Builder> options) {
    this.id = id;
    this.schema = schema;
    this.pool = pool;
    // Not validated: a server takes a third of the time of a new shop for that.
    this.store =
        options
            .apply(JdbcInventoryStore.builder(pool).schema(SchemaMode.NONE).clock(clock))
            .build();
    this.inventory = Inventory.create(store);
  }

  /** Creates the tables and a shop. */
  private static TestShop alone(
      TestSchema schema, DataSource pool, UnaryOperator<JdbcInventoryStore.Builder> options) {
    JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build();
    return new TestShop(schema, pool, new ShopId("shop"), options);
  }

  public static TestShop open(TestDatabase database) {
    return open(database, options -> options);
  }

  public static TestShop open(
      TestDatabase database, UnaryOperator<JdbcInventoryStore.Builder> options) {
    TestSchema schema = database.fresh();
    return alone(schema, schema.pool(), options);
  }

  /** Creates a shop in an empty schema. */
  static TestShop in(TestSchema schema) {
    return alone(schema, schema.pool(), options -> options);
  }

  /** Creates a shop in a schema that has the tables and may have other shops. */
  public static TestShop another(TestSchema schema) {
    return another(schema, options -> options);
  }

  /** Creates such a shop with changed options. */
  public static TestShop another(
      TestSchema schema, UnaryOperator<JdbcInventoryStore.Builder> options) {
    return new TestShop(schema, schema.pool(), fresh(), options);
  }

  /** Creates such a shop whose connections a test intercepts. */
  public static TestShop another(TestSchema schema, HookedDataSource.Hook hook) {
    return another(schema, hook, options -> options);
  }

  /** Creates such a shop with changed options, whose connections a test intercepts. */
  public static TestShop another(
      TestSchema schema,
      HookedDataSource.Hook hook,
      UnaryOperator<JdbcInventoryStore.Builder> options) {
    return new TestShop(schema, HookedDataSource.of(schema.pool(), hook), fresh(), options);
  }

  /** Creates such a shop on a pool with another isolation level. */
  public static TestShop another(TestSchema schema, HookedDataSource.Hook hook, int isolation) {
    HikariDataSource pool =
        schema.pool(config -> config.setTransactionIsolation(String.valueOf(isolation)));
    return new TestShop(schema, HookedDataSource.of(pool, hook), fresh(), options -> options);
  }

  private static ShopId fresh() {
    return new ShopId("shop-".concat(String.valueOf(SHOPS.incrementAndGet())));
  }

  /** Creates a shop whose connections a test intercepts. */
  public static TestShop hooked(
      TestDatabase database,
      HookedDataSource.Hook hook,
      UnaryOperator<JdbcInventoryStore.Builder> options) {
    TestSchema schema = database.fresh();
    return alone(schema, HookedDataSource.of(schema.pool(), hook), options);
  }

  public ShopId id() {
    return id;
  }

  public SettableClock clock() {
    return clock;
  }

  public JdbcInventoryStore store() {
    return store;
  }

  public Inventory inventory() {
    return inventory;
  }

  public TestSchema schema() {
    return schema;
  }

  /** Opens an inventory as in another process, which remembers nothing of this one. */
  public Inventory elsewhere() {
    return Inventory.create(JdbcInventoryStore.builder(schema.pool()).clock(clock).build());
  }

  /** Opens a connection of the host. */
  public Connection host() throws SQLException {
    Connection connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  public void execute(String... statements) {
    try {
      schema.execute(statements);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the condition of SQL that is true for the rows of this shop. */
  public String isOurs() {
    return "shop = '" + id + "'";
  }

  public StockKey key(String sku) {
    return StockKey.of(id, new Sku(sku));
  }

  public ReservationId reservation(String name) {
    return new ReservationId(name);
  }

  public void receive(String sku, long quantity) {
    receive(Line.of(sku, quantity), StockPolicy.quantity());
  }

  public void receive(Line line, StockPolicy policy) {
    OperationId receipt = new OperationId("receipt-".concat(String.valueOf(++receipts)));
    inventory.receive(ReceiveRequest.of(id, receipt, line).creatingWith(policy)).orElseThrow();
  }

  public CommitRequest order(String name, Line... lines) {
    return CommitRequest.of(id, reservation(name), lines);
  }

  /** Returns a request to hold stock for one hour. */
  public HoldRequest hold(String name, Line... lines) {
    return HoldRequest.of(id, reservation(name), Duration.ofHours(1), lines);
  }

  public long available(String sku) {
    return inventory.level(key(sku)).orElseThrow().available();
  }

  public void assertSound() {
    assertThat(inventory.verify(id).violations()).isEmpty();
  }

  @Override
  public void close() {
    schema.close();
  }
}
