package io.holdfast.spring.internal;

import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.Inventory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The background sweep. */
@AutoConfiguration(after = HoldfastAutoConfiguration.class)
@ConditionalOnBooleanProperty(
    name = {"holdfast.enabled", "holdfast.sweep.enabled"},
    matchIfMissing = true)
@EnableConfigurationProperties(HoldfastProperties.class)
class SweepAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Sweeper holdfastSweeper(
      HoldfastProperties properties, Inventory inventory, ObjectProvider<StoreParts> parts) {
    return new Sweeper(
        inventory, properties.onlyShop(), sweepable(parts.getIfAvailable()), properties.sweep());
  }

  private static @Nullable SweepableIdempotencyStore sweepable(@Nullable StoreParts parts) {
    return parts != null && parts.idempotency() instanceof SweepableIdempotencyStore it ? it : null;
  }
}
