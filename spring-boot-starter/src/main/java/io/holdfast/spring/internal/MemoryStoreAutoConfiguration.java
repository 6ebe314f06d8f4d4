package io.holdfast.spring.internal;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.spi.InventoryStore;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The store in memory, only if it is asked for. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HoldfastProperties.class)
class MemoryStoreAutoConfiguration {
  @Bean
  @ConditionalOnProperty(name = "holdfast.store", havingValue = "memory")
  @ConditionalOnMissingBean(InventoryStore.class)
  InMemoryInventoryStore holdfastInventoryStore(
      HoldfastProperties properties, ListableBeanFactory beans) {
    return InMemoryInventoryStore.builder()
        .expiredHoldOutbox(properties.expiredHolds().isOutboxOn(beans))
        .build();
  }

  @Bean
  @ConditionalOnBean(InMemoryInventoryStore.class)
  @ConditionalOnMissingBean
  StoreParts holdfastStoreParts(InMemoryInventoryStore store) {
    return new StoreParts(
        store.idempotency(),
        store.answerRecords(),
        store.restockOutbox(),
        store.expiredHoldOutbox(),
        false);
  }
}
