package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.HoldfastProperties.ifSet;

import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.spring.HoldfastDataSource;
import io.holdfast.spring.JdbcInventoryStoreCustomizer;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * The store on a {@code DataSource}. Classes of Spring Boot that have another package in each of
 * its versions are named by text.
 */
@AutoConfiguration(
    after = MemoryStoreAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration",
      "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
    })
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "holdfast.store", havingValue = "jdbc", matchIfMissing = true)
@ConditionalOnClass({DataSource.class, JdbcInventoryStore.class})
@Conditional(OnDataSource.class)
@EnableConfigurationProperties(HoldfastProperties.class)
class JdbcStoreAutoConfiguration {
  /** Comes after Flyway, Liquibase and the scripts of the host, which may want empty schemas. */
  @Bean
  @ConditionalOnMissingBean(InventoryStore.class)
  @DependsOnDatabaseInitialization
  JdbcInventoryStore holdfastInventoryStore(
      HoldfastProperties properties,
      ListableBeanFactory beans,
      ObjectProvider<DataSource> usual,
      @HoldfastDataSource ObjectProvider<DataSource> marked,
      ObjectProvider<JdbcInventoryStoreCustomizer> customizers) {
    DataSourceChoice choice = DataSourceChoice.of(beans, marked, usual);
    DataSource source = DataSources.unwrapped(choice.source());
    if (!choice.separate()) {
      SharedPoolCheck.warnIfAutoCommitIsOff(source);
    }
    JdbcInventoryStore.Builder builder = JdbcInventoryStore.builder(source);
    apply(properties.jdbc(), builder);
    builder.expiredHoldOutbox(properties.expiredHolds().isOutboxOn(beans));
    customizers.orderedStream().forEach(it -> it.customize(builder));
    return builder.build();
  }

  private static void apply(HoldfastProperties.Jdbc jdbc, JdbcInventoryStore.Builder builder) {
    builder.schema(jdbc.schema()).optimisticReads(jdbc.optimisticReads());
    ifSet(jdbc.tablePrefix(), builder::tablePrefix);
    ifSet(jdbc.dialect(), builder::dialect);
    ifSet(jdbc.retries(), builder::retries);
    ifSet(jdbc.deadline(), builder::deadline);
    ifSet(jdbc.networkTimeout(), builder::networkTimeout);
  }

  @Bean
  @ConditionalOnBean(JdbcInventoryStore.class)
  @ConditionalOnMissingBean
  StoreParts holdfastStoreParts(JdbcInventoryStore store) {
    return new StoreParts(
        store.idempotency(),
        store.answerRecords(),
        store.restockOutbox(),
        store.expiredHoldOutbox(),
        true);
  }
}
