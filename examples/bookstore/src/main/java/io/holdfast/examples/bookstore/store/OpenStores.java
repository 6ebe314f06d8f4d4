package io.holdfast.examples.bookstore.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.examples.bookstore.courier.AwsClients;
import io.holdfast.examples.bookstore.points.DynamoDbPoints;
import io.holdfast.examples.bookstore.points.JdbcPoints;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The open databases: the one of the engine, and the data of the shop. */
public final class OpenStores implements AutoCloseable {
  private static final int CONNECTIONS = 24;

  private final HikariDataSource pool;
  private final @Nullable DynamoDbClient client;
  private final Database database;
  private final ShopData data;

  private OpenStores(StoreOptions options, AwsClients aws) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("bookstore");
    config.setJdbcUrl(options.url());
    config.setUsername(options.dbUser());
    config.setPassword(options.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    if (options.url().startsWith("jdbc:mysql:") || options.url().startsWith("jdbc:mariadb:")) {
      // Without a time-out, a stalled server would block a step without end.
      config.addDataSourceProperty("connectTimeout", "2000");
      config.addDataSourceProperty("socketTimeout", "10000");
    }
    pool = new HikariDataSource(config);
    DynamoDbClient opened = null;
    try {
      database = new Database(pool);
      Schema.create(database);
      opened = options.kind() == StoreKind.DYNAMODB ? aws.dynamoDb(options.endpoint()) : null;
      client = opened;
      data = client == null ? inDatabase() : inTables(client, options);
    } catch (RuntimeException e) {
      close(opened, pool);
      throw e;
    }
  }

  /**
   * Opens the databases, and creates what is missing.
   *
   * @param options the options, already checked
   */
  public static OpenStores open(StoreOptions options, AwsClients aws) {
    // The H2 file is shared with processes of this machine only.
    System.setProperty("h2.bindAddress", "127.0.0.1");
    return new OpenStores(options, aws);
  }

  private ShopData inDatabase() {
    JdbcShop shop = new JdbcShop(database);
    return new ShopData(
        JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build(),
        shop,
        shop,
        new JdbcPoints(database));
  }

  private static ShopData inTables(DynamoDbClient client, StoreOptions options) {
    DynamoDbTables tables = options.tables();
    if (options.endpoint() != null) {
      tables.create(client);
    }
    DynamoDbShop shop = new DynamoDbShop(client, tables);
    return new ShopData(
        DynamoDbInventoryStore.builder(client).table(tables.stock()).build(),
        shop,
        shop,
        new DynamoDbPoints(client, tables));
  }

  /** Returns the database of the engine and of the billing double. */
  public Database database() {
    return database;
  }

  /** Returns the data of the shop. */
  public ShopData data() {
    return data;
  }

  @Override
  public void close() {
    close(client, pool);
  }

  private static void close(@Nullable DynamoDbClient client, HikariDataSource pool) {
    if (client != null) {
      client.close();
    }
    pool.close();
  }
}
