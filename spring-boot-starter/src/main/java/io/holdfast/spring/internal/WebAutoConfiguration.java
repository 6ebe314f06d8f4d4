package io.holdfast.spring.internal;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.spring.ShopResolver;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;

/** The support for Spring MVC, each part only if it is asked for. */
@AutoConfiguration(after = IdempotencyAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({DispatcherServlet.class, Filter.class})
@EnableConfigurationProperties(HoldfastProperties.class)
class WebAutoConfiguration {
  @Bean
  @ConditionalOnBooleanProperty("holdfast.web.problem-details")
  @ConditionalOnMissingBean
  ProblemAdvice holdfastProblemAdvice() {
    return new ProblemAdvice();
  }

  /** Requests that take effect once. */
  @Configuration(proxyBeanMethods = false)
  @Conditional(OnIdempotentPaths.class)
  static class Idempotency {
    @Bean
    @ConditionalOnMissingBean
    IdempotencyFilter holdfastIdempotencyFilter(
        HoldfastProperties properties,
        IdempotencyStore store,
        ObjectProvider<ShopResolver> resolver) {
      ShopId only = properties.onlyShop();
      return new IdempotencyFilter(
          store, resolver.getIfAvailable(() -> fixed(only)), properties.web().idempotency());
    }

    private static ShopResolver fixed(@Nullable ShopId shop) {
      if (shop == null) {
        throw new ConfigurationException(
            "holdfast.web.idempotency: needs holdfast.shop or a ShopResolver bean");
      }
      return request -> shop;
    }
  }
}
