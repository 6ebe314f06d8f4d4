package io.holdfast.spring.test;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.testing.SettableClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store and the clock of tests. The auto-configuration does the rest. */
@Configuration(proxyBeanMethods = false)
class TestHoldfastConfiguration {
  @Bean
  SettableClock holdfastTestClock() {
    return new SettableClock();
  }

  @Bean
  InMemoryInventoryStore holdfastTestStore(SettableClock holdfastTestClock) {
    return InMemoryInventoryStore.builder()
        .clock(holdfastTestClock)
        .expiredHoldOutbox(true)
        .build();
  }
}
