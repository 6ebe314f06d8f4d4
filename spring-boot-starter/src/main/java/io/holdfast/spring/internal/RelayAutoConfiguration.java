package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.restock.RestockListener;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.RestockRequestPublisher;
import io.holdfast.spring.RestockRelayCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The outbox of restock requests, and a relay if there is a publisher. */
@AutoConfiguration(after = HoldfastAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HoldfastProperties.class)
class RelayAutoConfiguration {
  @Bean
  @ConditionalOnBean(StoreParts.class)
  @ConditionalOnMissingBean
  RestockOutbox holdfastRestockOutbox(StoreParts parts) {
    return parts.outbox();
  }

  @Bean
  @ConditionalOnBean({RestockOutbox.class, RestockRequestPublisher.class})
  @ConditionalOnMissingBean({RestockRelay.class, RelayLifecycle.class})
  @ConditionalOnBooleanProperty(name = "holdfast.restock.enabled", matchIfMissing = true)
  RelayLifecycle holdfastRelay(
      HoldfastProperties properties,
      Inventory inventory,
      RestockOutbox outbox,
      RestockRequestPublisher publisher,
      ObjectProvider<RestockListener> listeners,
      ObjectProvider<RestockRelayCustomizer> customizers) {
    RestockRelay.Builder builder = RestockRelay.builder(outbox, publisher).inventory(inventory);
    builder.listener(new RestockListeners(listeners.orderedStream().toList()));
    customizers.orderedStream().forEach(it -> it.customize(builder));
    builder.build(); // checks the options now
    return new RelayLifecycle(builder, properties.restock().interval());
  }
}
