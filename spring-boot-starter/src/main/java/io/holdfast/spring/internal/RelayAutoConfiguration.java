package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.restock.ExpiredHoldRelay;
import io.holdfast.restock.OutboxListener;
import io.holdfast.restock.RestockListener;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.ExpiredHoldPublisher;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.RestockRequestPublisher;
import io.holdfast.spring.ExpiredHoldRelayCustomizer;
import io.holdfast.spring.RestockRelayCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The outboxes of restock requests and of expired holds, each with a relay for a publisher. */
@AutoConfiguration(after = HoldfastAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HoldfastProperties.class)
class RelayAutoConfiguration {
  @Bean
  @ConditionalOnBean(StoreParts.class)
  @ConditionalOnMissingBean
  RestockOutbox holdfastRestockOutbox(StoreParts parts) {
    return parts.restockOutbox();
  }

  @Bean
  @ConditionalOnBean(StoreParts.class)
  @ConditionalOnMissingBean
  ExpiredHoldOutbox holdfastExpiredHoldOutbox(StoreParts parts) {
    return parts.expiredHoldOutbox();
  }

  @Bean
  @ConditionalOnBean({RestockOutbox.class, RestockRequestPublisher.class})
  @ConditionalOnMissingBean(value = RestockRelay.class, name = "holdfastRestockRelay")
  @ConditionalOnBooleanProperty(name = "holdfast.restock.enabled", matchIfMissing = true)
  RelayLifecycle holdfastRestockRelay(
      HoldfastProperties properties,
      Inventory inventory,
      RestockOutbox outbox,
      RestockRequestPublisher publisher,
      ObjectProvider<RestockListener> listeners,
      ObjectProvider<RestockRelayCustomizer> customizers) {
    RestockRelay.Builder builder = RestockRelay.builder(outbox, publisher).inventory(inventory);
    builder.listener(new OutboxListeners.OfRestockRequests(listeners.orderedStream().toList()));
    customizers.orderedStream().forEach(it -> it.customize(builder));
    return new RelayLifecycle(builder::build, properties.restock().interval());
  }

  @Bean
  @ConditionalOnBean({ExpiredHoldOutbox.class, ExpiredHoldPublisher.class})
  @ConditionalOnMissingBean(value = ExpiredHoldRelay.class, name = "holdfastExpiredHoldRelay")
  @ConditionalOnBooleanProperty(name = "holdfast.expired-holds.enabled", matchIfMissing = true)
  RelayLifecycle holdfastExpiredHoldRelay(
      HoldfastProperties properties,
      ObjectProvider<InventoryStore> stores,
      ExpiredHoldOutbox outbox,
      ExpiredHoldPublisher publisher,
      ObjectProvider<OutboxListener<ExpiredHold>> listeners,
      ObjectProvider<ExpiredHoldRelayCustomizer> customizers) {
    InventoryStore store = stores.getIfAvailable();
    if (store != null && !store.hasExpiredHoldOutbox()) {
      throw new ConfigurationException(
          "holdfast.expired-holds.outbox: there is an ExpiredHoldPublisher, but the store writes no"
              + " messages for it. Leave this property out, or build your own store with"
              + " expiredHoldOutbox(true). holdfast.expired-holds.enabled=false runs no relay");
    }
    ExpiredHoldRelay.Builder builder = ExpiredHoldRelay.builder(outbox, publisher);
    builder.listener(new OutboxListeners<>(listeners.orderedStream().toList()));
    customizers.orderedStream().forEach(it -> it.customize(builder));
    return new RelayLifecycle(builder::build, properties.expiredHolds().interval());
  }
}
