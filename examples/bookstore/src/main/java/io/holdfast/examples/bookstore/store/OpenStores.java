package io.holdfast.examples.bookstore.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.examples.bookstore.points.DynamoDbPoints;
import io.holdfast.examples.bookstore.points.JdbcPoints;
import io.holdfast.examples.common.Opened;
import io.holdfast.examples.host.AwsClients;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The open databases: the one of the engine, and the data of the shop. */
public final class OpenStores implements AutoCloseable {
  private static final int CONNECTIONS = 24;

  private final Opened open = new Opened();
  private final Database database;
  private final ShopData data;

  /**
   * Opens the databases, and creates what is missing.
   *
   * @param options the options, already checked
   */
  public OpenStores(StoreOptions options, AwsClients aws) {
    // The H2 file is shared with processes of this machine only.
    System.setProperty("h2.bindAddress", "127.0.0.1");
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
    HikariDataSource pool = open.add(new HikariDataSource(config));
    try {
      database = new Database(pool);
      Schema.create(database);
      data =
          options.kind() == StoreKind.DYNAMODB
              ? inTables(open.add(aws.dynamoDb(options.endpoint())), options)
              : inDatabase(database);
    } catch (RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
  }

  private static ShopData inDatabase(Database database) {
    JdbcShop shop = new JdbcShop(database);
    return new ShopData(
        JdbcInventoryStore.builder(database.dataSource()).schema(SchemaMode.CREATE).build(),
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
    open.close();
  }
}
