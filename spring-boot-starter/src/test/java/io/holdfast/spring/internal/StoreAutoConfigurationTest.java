package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.available;
import static io.holdfast.spring.internal.Contexts.order;
import static io.holdfast.spring.internal.Contexts.stocked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.spring.HoldfastDataSource;
import io.holdfast.spring.JdbcInventoryStoreCustomizer;
import io.holdfast.spring.TransactionalStock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class StoreAutoConfigurationTest {
  private static void sells(AssertableApplicationContext context) {
    stocked(context, 2).commit(order("o-1")).orElseThrow();
    assertThat(available(context)).isEqualTo(1);
  }

  /** The starter beside the DataSource that Spring Boot makes. */
  private static ApplicationContextRunner ofSpringBoot() {
    return Contexts.starter()
        .withConfiguration(AutoConfigurations.of(Contexts.dataSourceAutoConfiguration()))
        .withPropertyValues(
            "spring.datasource.url=" + Contexts.url(), "holdfast.jdbc.schema=create");
  }

  @Test
  void isOnTheDataSourceOfSpringBoot() {
    ofSpringBoot()
        .run(
            context -> {
              assertThat(context).hasSingleBean(JdbcInventoryStore.class);
              sells(context);
            });
  }

  /** Flyway refuses a schema that is not empty and that it does not know. */
  @Test
  void comesAfterTheMigrationsOfTheHost() {
    ofSpringBoot()
        .withConfiguration(
            AutoConfigurations.of(
                Contexts.boot(
                    "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                    "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration")))
        .run(
            context -> {
              sells(context);
              assertThat(count(context.getBean(DataSource.class), "SELECT COUNT(*) FROM orders"))
                  .isZero();
            });
  }

  @Test
  void refusesMissingTablesUnlessItMayCreateThem() {
    Contexts.starter()
        .withUserConfiguration(Contexts.Database.class)
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(ConfigurationException.class));
  }

  @Test
  void usesASeparatePoolIfThereIsOne() {
    ofSpringBoot()
        .withUserConfiguration(Contexts.SeparatePool.class)
        .run(
            context -> {
              sells(context);
              DataSource host = context.getBean(DataSource.class);
              DataSource separate = context.getBean("stockPool", DataSource.class);
              assertThat(host).isNotSameAs(separate);
              assertThat(levels(separate)).isOne();
              assertThat(tables(host)).isZero();
            });
  }

  /** The transaction is on the database of the orders, which has no stock. */
  @Test
  void joinsNothingIfTheSeparatePoolIsOnAnotherDatabase() {
    ofSpringBoot()
        .withUserConfiguration(Contexts.SeparatePool.class)
        .run(
            context -> {
              sells(context);
              TransactionTemplate orders =
                  new TransactionTemplate(
                      new JdbcTransactionManager(context.getBean(DataSource.class)));
              TransactionalStock stock = context.getBean(TransactionalStock.class);
              assertThatThrownBy(() -> orders.execute(status -> stock.commit(order("o-2"))))
                  .isInstanceOf(ConfigurationException.class)
                  .hasMessageContaining("HOLDFAST_STOCK_LEVEL");
              assertThat(available(context)).isEqualTo(1);
            });
  }

  private static void assertJoins(AssertableApplicationContext context, String source) {
    long before = available(context);
    TransactionTemplate transaction = on(context, source);
    TransactionalStock stock = context.getBean(TransactionalStock.class);
    transaction.executeWithoutResult(
        status -> {
          stock.commit(order(source)).orElseThrow();
          status.setRollbackOnly();
        });
    assertThat(available(context)).isEqualTo(before);
    transaction.executeWithoutResult(status -> stock.commit(order(source)).orElseThrow());
    assertThat(available(context)).isEqualTo(before - 1);
  }

  private static TransactionTemplate on(AssertableApplicationContext context, String source) {
    return new TransactionTemplate(
        new JdbcTransactionManager(context.getBean(source, DataSource.class)));
  }

  @Test
  void joinsTheOnlyDataSourceWithoutAMarkAndTheMarkedOneIfNoneIsPrimary() {
    Contexts.starter()
        .withUserConfiguration(MarkedAndOrders.class)
        .withPropertyValues("holdfast.jdbc.schema=create")
        .run(
            context -> {
              stocked(context, 5);
              assertJoins(context, "orders");
              assertJoins(context, "stock");
            });
  }

  @Test
  void joinsOnlyTheMarkedDataSourceIfSeveralOthersAreThereAndNoneIsPrimary() {
    Contexts.starter()
        .withUserConfiguration(MarkedAndOrders.class)
        .withBean("reports", DataSource.class, () -> Contexts.pool(Contexts.url(), true))
        .withPropertyValues("holdfast.jdbc.schema=create")
        .run(
            context -> {
              stocked(context, 5);
              assertJoins(context, "stock");
              TransactionalStock stock = context.getBean(TransactionalStock.class);
              on(context, "orders")
                  .executeWithoutResult(
                      status ->
                          assertThatThrownBy(() -> stock.commit(order("o-1")))
                              .isInstanceOf(IllegalTransactionStateException.class)
                              .hasMessageContaining("@Primary"));
            });
  }

  @Test
  void findsTheDataSourcesOfAParentContextAndItsMark() {
    new ApplicationContextRunner()
        .withUserConfiguration(MarkedAndOrders.class)
        .run(
            parent ->
                Contexts.starter()
                    .withParent(parent)
                    .withPropertyValues("holdfast.jdbc.schema=create")
                    .run(
                        context -> {
                          assertThat(context).hasSingleBean(JdbcInventoryStore.class);
                          stocked(context, 5);
                          assertJoins(context, "orders");
                          assertJoins(context, "stock");
                        }));
  }

  /** Two pools on one database, of which none is primary. */
  @Configuration(proxyBeanMethods = false)
  static class MarkedAndOrders {
    private final String url = Contexts.url();

    @Bean
    DataSource orders() {
      return Contexts.pool(url, true);
    }

    @Bean
    @HoldfastDataSource
    DataSource stock() {
      return Contexts.pool(url, false);
    }
  }

  private static int levels(DataSource source) {
    return count(source, "SELECT COUNT(*) FROM holdfast_stock_level");
  }

  private static int tables(DataSource source) {
    return count(
        source,
        "SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) LIKE 'holdfast_%'");
  }

  private static int count(DataSource source, String sql) {
    Integer count = new JdbcTemplate(source).queryForObject(sql, Integer.class);
    return count == null ? -1 : count;
  }

  @Test
  void goesBehindTheProxiesThatSpringHasForTransactions() {
    Contexts.starter()
        .withUserConfiguration(Proxied.class)
        .withPropertyValues("holdfast.jdbc.schema=create")
        .run(StoreAutoConfigurationTest::sells);
  }

  @Configuration(proxyBeanMethods = false)
  static class Proxied {
    @Bean
    DataSource proxied() {
      return new TransactionAwareDataSourceProxy(
          new LazyConnectionDataSourceProxy(Contexts.pool(Contexts.url(), true)));
    }
  }

  @Test
  void theLibraryItselfRefusesSuchAProxyAndNamesBothWays() {
    try (HikariDataSource pool = Contexts.pool(Contexts.url(), true)) {
      DataSource proxy = new TransactionAwareDataSourceProxy(pool);
      assertThatThrownBy(() -> JdbcInventoryStore.create(proxy))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("within(connection)")
          .hasMessageContaining("alongside");
    }
  }

  @Test
  void passesTheBuilderToCustomizersAfterTheProperties() {
    AtomicInteger customized = new AtomicInteger();
    Contexts.jdbc()
        .withBean(
            JdbcInventoryStoreCustomizer.class,
            () ->
                builder -> {
                  customized.incrementAndGet();
                  builder.tablePrefix("tea_");
                })
        .withPropertyValues("holdfast.jdbc.table-prefix=coffee_")
        .run(
            context -> {
              sells(context);
              assertThat(customized).hasValue(1);
              assertThat(
                      count(
                          context.getBean(DataSource.class),
                          "SELECT COUNT(*) FROM tea_stock_level"))
                  .isOne();
            });
  }

  @Test
  void isInMemoryOnlyIfItIsAskedFor() {
    Contexts.memory()
        .withUserConfiguration(Contexts.Database.class)
        .run(
            context -> {
              assertThat(context).hasSingleBean(InMemoryInventoryStore.class);
              assertThat(context).doesNotHaveBean(JdbcInventoryStore.class);
              sells(context);
            });
  }

  @Test
  void isOnDynamoDbIfThereIsAClientAndNoDataSource() {
    Contexts.starter()
        .withUserConfiguration(DynamoDbDouble.Client.class)
        .run(
            context -> {
              assertThat(context).hasSingleBean(DynamoDbInventoryStore.class);
              assertThat(context).hasSingleBean(StoreParts.class);
            });
  }

  @Test
  void isOnTheDataSourceIfThereIsAClientOfDynamoDbToo() {
    Contexts.jdbc()
        .withUserConfiguration(DynamoDbDouble.Client.class)
        .run(context -> assertThat(context).hasSingleBean(JdbcInventoryStore.class));
  }

  @Test
  void isOnDynamoDbIfThePropertySaysSo() {
    Contexts.jdbc()
        .withUserConfiguration(DynamoDbDouble.Client.class)
        .withPropertyValues("holdfast.store=dynamodb")
        .run(context -> assertThat(context).hasSingleBean(DynamoDbInventoryStore.class));
  }

  @Test
  void startsWithoutWhatIsOptional() {
    Contexts.jdbc()
        .withClassLoader(
            new FilteredClassLoader(
                "software.amazon.awssdk",
                "io.holdfast.aws",
                "io.holdfast.caffeine",
                "io.holdfast.micrometer",
                "io.micrometer.core",
                "org.springframework.boot.actuate",
                "org.springframework.boot.health",
                "org.springframework.web",
                "jakarta.servlet"))
        .run(StoreAutoConfigurationTest::sells);
  }

  @Test
  void leavesTheStoreOfTheHostAlone() {
    InMemoryInventoryStore own = InMemoryInventoryStore.create();
    Contexts.jdbc()
        .withBean(InventoryStore.class, () -> own)
        .run(
            context -> {
              assertThat(context).hasSingleBean(InventoryStore.class);
              assertThat(context.getBean(InventoryStore.class)).isSameAs(own);
              sells(context);
            });
  }

  @Test
  void createsNothingIfItIsOff() {
    Contexts.jdbc()
        .withPropertyValues("holdfast.enabled=false")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean(InventoryStore.class);
              assertThat(context).doesNotHaveBean(Inventory.class);
              assertThat(context).doesNotHaveBean(StoreParts.class);
            });
  }
}
