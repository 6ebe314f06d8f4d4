package io.holdfast.spring.internal;

import io.holdfast.caffeine.CachedIdempotencyStore;
import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.IdempotentCommands;
import io.holdfast.idempotency.IdempotentExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/** Idempotency records beside the stock. */
@AutoConfiguration(after = HoldfastAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "holdfast.enabled", matchIfMissing = true)
@EnableConfigurationProperties(HoldfastProperties.class)
class IdempotencyAutoConfiguration {
  private static final boolean HAS_CACHE =
      ClassUtils.isPresent(
          "io.holdfast.caffeine.CachedIdempotencyStore",
          IdempotencyAutoConfiguration.class.getClassLoader());
  private static final String WHY =
      "The record is not part of that transaction: if the transaction rolls back, the operation"
          + " still counts as done. Open the transaction inside the operation instead, and call"
          + " the executor around it.";

  @Bean
  @ConditionalOnBean(StoreParts.class)
  @ConditionalOnMissingBean
  IdempotencyStore holdfastIdempotencyStore(
      StoreParts parts,
      HoldfastProperties properties,
      ObjectProvider<IdempotencyMeters> meters,
      ObjectProvider<TransactionGuard> guard) {
    int entries = properties.idempotency().cacheSize();
    IdempotencyStore store = parts.idempotency();
    if (HAS_CACHE && parts.remote() && entries > 0) {
      store = CachedIdempotencyStore.builder(store).entries(entries).build();
    }
    IdempotencyMeters metered = meters.getIfAvailable();
    if (metered != null) {
      store = metered.before(store);
    }
    TransactionGuard before = guard.getIfAvailable();
    return before == null ? store : before.guard(IdempotencyStore.class, store, WHY);
  }

  @Bean
  @ConditionalOnBean(IdempotencyStore.class)
  @ConditionalOnMissingBean
  IdempotentExecutor holdfastIdempotentExecutor(IdempotencyStore store) {
    return IdempotentExecutor.create(store);
  }

  @Bean
  @ConditionalOnBean(StoreParts.class)
  @ConditionalOnMissingBean
  IdempotentCommands holdfastIdempotentCommands(
      StoreParts parts, ObjectProvider<TransactionGuard> guard) {
    TransactionGuard before = guard.getIfAvailable();
    AnswerRecords records = parts.records();
    return IdempotentCommands.create(
        before == null ? records : before.guard(AnswerRecords.class, records, WHY));
  }
}
