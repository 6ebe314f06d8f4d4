package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.micrometer.InventoryMeterBinder;
import io.holdfast.micrometer.MeteredIdempotencyStore;
import io.holdfast.micrometer.MicrometerExpiredHoldListener;
import io.holdfast.micrometer.MicrometerInventoryListener;
import io.holdfast.micrometer.MicrometerRestockListener;
import io.holdfast.micrometer.ObservationInventoryListener;
import io.holdfast.micrometer.OutboxMeterBinder;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.RestockOutbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Meters and observations, with holdfast-adapters-micrometer. The registries are made by Spring
 * Boot, whose classes have another package in each of its versions.
 */
@AutoConfiguration(
    after = RelayAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.tracing.MicrometerTracingAutoConfiguration",
      "org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration"
    })
@ConditionalOnBooleanProperty(
    name = {"holdfast.enabled", "holdfast.metrics.enabled"},
    matchIfMissing = true)
@ConditionalOnClass({MeterRegistry.class, MicrometerInventoryListener.class})
@EnableConfigurationProperties(HoldfastProperties.class)
class MetricsAutoConfiguration {
  /** Meters, if there is a registry. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(MeterRegistry.class)
  static class Meters {
    @Bean
    @ConditionalOnMissingBean
    MicrometerInventoryListener holdfastMeters(
        MeterRegistry registry, HoldfastProperties properties) {
      return MicrometerInventoryListener.builder(registry)
          .shops(properties.metrics().shops())
          .build();
    }

    @Bean
    @ConditionalOnMissingBean
    MicrometerRestockListener holdfastRestockMeters(MeterRegistry registry) {
      return MicrometerRestockListener.create(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    InventoryMeterBinder holdfastInventoryMeters(Inventory inventory) {
      return InventoryMeterBinder.of(inventory);
    }

    @Bean
    @ConditionalOnMissingBean
    MicrometerExpiredHoldListener holdfastExpiredHoldMeters(MeterRegistry registry) {
      return MicrometerExpiredHoldListener.create(registry);
    }

    @Bean
    @ConditionalOnBean(RestockOutbox.class)
    @ConditionalOnMissingBean(name = "holdfastRestockOutboxMeters")
    MeterBinder holdfastRestockOutboxMeters(RestockOutbox outbox) {
      return OutboxMeterBinder.create(outbox);
    }

    /** Reads no summary of an outbox to which nothing is written. */
    @Bean
    @ConditionalOnBean(ExpiredHoldOutbox.class)
    @ConditionalOnMissingBean(name = "holdfastExpiredHoldOutboxMeters")
    MeterBinder holdfastExpiredHoldOutboxMeters(
        ExpiredHoldOutbox outbox, ObjectProvider<InventoryStore> stores) {
      return registry -> {
        InventoryStore store = stores.getIfAvailable();
        if (store == null || store.hasExpiredHoldOutbox()) {
          OutboxMeterBinder.create(outbox).bindTo(registry);
        }
      };
    }

    @Bean
    IdempotencyMeters holdfastIdempotencyMeters(MeterRegistry registry) {
      return store -> MeteredIdempotencyStore.create(store, registry);
    }
  }

  /** A span for each command, if there are traces; else an observation would be for nothing. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(value = ObservationRegistry.class, type = "io.micrometer.tracing.Tracer")
  static class Traces {
    @Bean
    @ConditionalOnMissingBean
    ObservationInventoryListener holdfastObservations(ObservationRegistry registry) {
      return ObservationInventoryListener.create(registry);
    }
  }
}
