package io.holdfast.spring.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/** Application contexts of tests, in the version of Spring Boot that is on the class path. */
final class Contexts {
  static final ShopId SHOP = new ShopId("tea-house");
  static final StockKey SENCHA = StockKey.of(SHOP, new Sku("sencha"));

  private static final List<Class<?>> ALL =
      List.of(
          MemoryStoreAutoConfiguration.class,
          JdbcStoreAutoConfiguration.class,
          DynamoDbStoreAutoConfiguration.class,
          TransactionAutoConfiguration.class,
          HoldfastAutoConfiguration.class,
          IdempotencyAutoConfiguration.class,
          RelayAutoConfiguration.class,
          SweepAutoConfiguration.class,
          HealthAutoConfiguration.class,
          EndpointAutoConfiguration.class,
          MetricsAutoConfiguration.class,
          WebAutoConfiguration.class);

  private Contexts() {}

  /** The starter alone, without background threads. */
  static ApplicationContextRunner starter() {
    return new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ALL.toArray(Class<?>[]::new)))
        .withPropertyValues(
            "holdfast.sweep.enabled=false",
            "holdfast.restock.enabled=false",
            "holdfast.expired-holds.enabled=false");
  }

  static Class<?>[] all() {
    return ALL.toArray(Class<?>[]::new);
  }

  /** The starter in memory. */
  static ApplicationContextRunner memory() {
    return starter().withPropertyValues("holdfast.store=memory");
  }

  /** The starter on a pool, with a transaction manager of Spring. */
  static ApplicationContextRunner jdbc() {
    return starter()
        .withUserConfiguration(Database.class)
        .withPropertyValues("holdfast.jdbc.schema=create");
  }

  /** Auto-configuration of Spring Boot: the first of these names that exists. */
  static Class<?> boot(String... names) {
    return Arrays.stream(names)
        .filter(it -> ClassUtils.isPresent(it, Contexts.class.getClassLoader()))
        .findFirst()
        .map(it -> ClassUtils.resolveClassName(it, Contexts.class.getClassLoader()))
        .orElseThrow(() -> new IllegalStateException("none of " + Stream.of(names).toList()));
  }

  static Class<?> dataSourceAutoConfiguration() {
    return boot(
        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
        "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration");
  }

  static String url() {
    return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  }

  static HikariDataSource pool(String url, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(4);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  @Configuration(proxyBeanMethods = false)
  static class Database {
    @Bean
    DataSource pool() {
      return Contexts.pool(url(), true);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource pool) {
      return new JdbcTransactionManager(pool);
    }

    @Bean
    TransactionTemplate template(PlatformTransactionManager transactions) {
      return new TransactionTemplate(transactions);
    }

    @Bean
    JdbcTemplate orders(DataSource pool) {
      JdbcTemplate orders = new JdbcTemplate(pool);
      orders.execute("CREATE TABLE orders (id VARCHAR(40) PRIMARY KEY)");
      return orders;
    }
  }
}
