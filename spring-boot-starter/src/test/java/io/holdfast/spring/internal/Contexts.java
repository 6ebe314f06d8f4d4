package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.spring.HoldfastDataSource;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
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
        .withConfiguration(AutoConfigurations.of(all()))
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

  /** Returns the inventory, with some pieces of sencha. */
  static Inventory stocked(ApplicationContext context, long pieces) {
    Inventory inventory = context.getBean(Inventory.class);
    inventory.define(StockDefinition.withOpening(SENCHA, pieces)).orElseThrow();
    return inventory;
  }

  /** Returns the inventory, with nothing left of sencha and a request for ten pieces. */
  static Inventory soldOut(ApplicationContext context) {
    Inventory inventory = stocked(context, 1);
    RestockPolicy policy = RestockPolicy.lots(new SupplierId("factory"), 0, 10);
    inventory.setRestockPolicy(SENCHA, policy).orElseThrow();
    inventory.commit(order("o-1")).orElseThrow();
    return inventory;
  }

  /** Puts a hold on all pieces of sencha, and lets it expire. */
  static void expire(Inventory inventory, SettableClock clock, String id) {
    Duration ttl = Duration.ofMinutes(1);
    Line all = Line.of("sencha", inventory.level(SENCHA).orElseThrow().available());
    inventory.hold(HoldRequest.of(SHOP, new ReservationId(id), ttl, all)).orElseThrow();
    clock.advance(ttl);
    inventory.sweep(SHOP, 10);
  }

  static long available(ApplicationContext context) {
    return context.getBean(Inventory.class).level(SENCHA).orElseThrow().available();
  }

  /** Returns an order of one piece of sencha. */
  static CommitRequest order(String id) {
    return CommitRequest.of(SHOP, new ReservationId(id), Line.of("sencha", 1));
  }

  /** Checks that an application does not start, for a reason that names something. */
  static void assertRefused(ApplicationContextRunner application, String name) {
    application.run(
        context -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(name));
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

  /** A pool for the stock, on a database of its own. */
  @Configuration(proxyBeanMethods = false)
  static class SeparatePool {
    @Bean(defaultCandidate = false)
    @HoldfastDataSource
    DataSource stockPool() {
      return Contexts.pool(url(), false);
    }
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
