package io.holdfast.spring.internal;

import io.holdfast.inventory.Inventory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The health indicator {@code holdfast}. It is not in the groups of liveness and readiness, unless
 * the host puts it there: a database that is away must not take all instances out of service.
 *
 * <p>The types of Spring Boot 3 and 4 have different packages, so there is a class for each.
 */
@AutoConfiguration(after = HoldfastAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@ConditionalOnExpression(
    "${management.health.holdfast.enabled:${management.health.defaults.enabled:true}}")
@EnableConfigurationProperties(HoldfastProperties.class)
class HealthAutoConfiguration {
  private static StoreHealth health(Inventory inventory, HoldfastProperties properties) {
    return new StoreHealth(inventory, properties.health().timeout());
  }

  /** For Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class Boot3 {
    @Bean
    @ConditionalOnMissingBean(name = "holdfastHealthIndicator")
    org.springframework.boot.actuate.health.HealthIndicator holdfastHealthIndicator(
        Inventory inventory, HoldfastProperties properties) {
      StoreHealth health = health(inventory, properties);
      return () -> {
        StoreHealth.Answer answer = health.ask();
        return org.springframework.boot.actuate.health.Health.status(answer.status())
            .withDetails(answer.details())
            .build();
      };
    }
  }

  /** For Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class Boot4 {
    @Bean
    @ConditionalOnMissingBean(name = "holdfastHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator holdfastHealthIndicator(
        Inventory inventory, HoldfastProperties properties) {
      StoreHealth health = health(inventory, properties);
      return () -> {
        StoreHealth.Answer answer = health.ask();
        return org.springframework.boot.health.contributor.Health.status(answer.status())
            .withDetails(answer.details())
            .build();
      };
    }
  }
}
