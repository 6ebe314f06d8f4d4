package io.holdfast.spring.internal;

import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.spring.HoldfastDataSource;
import io.holdfast.spring.TransactionalStock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/** What the library does in transactions of Spring: join them, or refuse to be called there. */
@AutoConfiguration(
    after = {
      MemoryStoreAutoConfiguration.class,
      JdbcStoreAutoConfiguration.class,
      DynamoDbStoreAutoConfiguration.class
    })
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@ConditionalOnClass(TransactionSynchronizationManager.class)
@EnableConfigurationProperties(HoldfastProperties.class)
class TransactionAutoConfiguration {
  @Bean
  TransactionGuard holdfastTransactionGuard(
      HoldfastProperties properties, ObjectProvider<TransactionalStock> joined) {
    if (properties.transactions() != TransactionMode.JOIN) {
      return new TransactionGuard(properties.transactions(), null);
    }
    TransactionalStock stock = joined.getIfAvailable();
    if (stock == null) {
      throw new ConfigurationException(
          "holdfast.transactions: join needs a JDBC store and a DataSource");
    }
    return new TransactionGuard(TransactionMode.JOIN, stock);
  }

  /** Joins transactions on the DataSource of the host, and on that of the inventory. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(DataSourceUtils.class)
  @ConditionalOnBean(JdbcInventoryStore.class)
  @Conditional(OnDataSource.class)
  static class Joining {
    @Bean
    @ConditionalOnMissingBean
    TransactionalStock holdfastTransactionalStock(
        JdbcInventoryStore store,
        ListableBeanFactory beans,
        ObjectProvider<DataSource> usual,
        @HoldfastDataSource ObjectProvider<DataSource> marked,
        ObjectProvider<InventoryListener> listeners) {
      // The listeners are looked for at the first call, so that one may use the bean.
      return JoinedStock.on(
          store,
          DataSourceChoice.joinable(beans, marked, usual),
          SingletonSupplier.of(() -> listeners.orderedStream().toList()));
    }
  }
}
