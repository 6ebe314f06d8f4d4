package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The actuator endpoint, if it is exposed. */
@AutoConfiguration(after = {HoldfastAutoConfiguration.class, RelayAutoConfiguration.class})
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
class EndpointAutoConfiguration {
  @Bean
  @ConditionalOnAvailableEndpoint
  @ConditionalOnMissingBean
  HoldfastEndpoint holdfastEndpoint(
      Inventory inventory,
      ObjectProvider<RestockOutbox> restock,
      ObjectProvider<ExpiredHoldOutbox> expiredHolds) {
    Map<String, EndpointOutbox<?>> outboxes = new LinkedHashMap<>();
    restock.ifAvailable(it -> outboxes.put(EndpointOutbox.RESTOCK, EndpointOutbox.of(it)));
    expiredHolds.ifAvailable(
        it -> outboxes.put(EndpointOutbox.EXPIRED_HOLDS, EndpointOutbox.of(it)));
    return new HoldfastEndpoint(inventory, outboxes);
  }
}
