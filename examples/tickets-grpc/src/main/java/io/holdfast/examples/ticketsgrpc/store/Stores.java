package io.holdfast.examples.ticketsgrpc.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.DynamoDbTable;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Opens the store that the options select.
 *
 * @param sql wraps the data source, to observe statements
 * @param dynamoDb observes requests to DynamoDB
 */
public record Stores(UnaryOperator<DataSource> sql, ExecutionInterceptor dynamoDb) {
  /**
   * The longest time of a transaction with its repetitions, also if {@code --grpc-timeout} is
   * longer.
   */
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  /**
   * Opens a store, and creates its schema if it is missing.
   *
   * @throws io.holdfast.inventory.error.InventoryException if the store cannot be opened
   */
  public OpenStore open(StoreOptions options) {
    return switch (options.kind()) {
      case MEMORY -> new OpenStore(InMemoryInventoryStore.create(), () -> {});
      case H2, JDBC -> database(options);
      case DYNAMODB -> table(options);
    };
  }

  private OpenStore database(StoreOptions options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("tickets");
    config.setJdbcUrl(options.url());
    config.setUsername(options.user());
    if (options.kind() == StoreKind.JDBC) {
      config.setPassword(System.getenv("HOLDFAST_PASSWORD"));
    }
    config.setMaximumPoolSize(options.connections);
    config.setConnectionTimeout(2_000);
    config.setAutoCommit(false);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    driverProperties(options.url()).forEach(config::addDataSourceProperty);
    HikariDataSource pool = new HikariDataSource(config);
    try {
      return new OpenStore(
          JdbcInventoryStore.builder(sql.apply(pool))
              .schema(SchemaMode.CREATE)
              .deadline(DEADLINE)
              .build(),
          pool::close);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** Returns the properties for the driver. Properties that the URL sets are left unchanged. */
  private static Map<String, String> driverProperties(String url) {
    // Without a time-out, a stalled server would block a call without end.
    Map<String, String> timeouts = Map.of("connectTimeout", "2000", "socketTimeout", "10000");
    Map<String, String> statements =
        Map.of(
            "useServerPrepStmts", "true",
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "250",
            "prepStmtCacheSqlLimit", "65536");
    Map<String, String> all = new HashMap<>();
    if (url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:")) {
      all.putAll(timeouts);
    }
    if (url.startsWith("jdbc:mysql:")) {
      all.putAll(statements);
    }
    all.keySet().removeIf(name -> url.contains(name + "="));
    return all;
  }

  private OpenStore table(StoreOptions options) {
    DynamoDbClient client = DynamoDbClients.create(options, dynamoDb);
    try {
      String table = options.dynamoDb().table();
      if (options.dynamoDb().endpoint != null) {
        DynamoDbTable.create(client, table);
      }
      return new OpenStore(
          DynamoDbInventoryStore.builder(client)
              .table(table)
              .deadline(DEADLINE)
              .requestTimeout(options.dynamoDb().timeout)
              .build(),
          client::close);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }
}
