package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.caffeine.CachedIdempotencyStore;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.IdempotentCommands;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class IdempotencyAutoConfigurationTest {
  private static final ClaimRequest ONCE =
      ClaimRequest.of(new IdempotencyKey(SHOP, "checkout", "k-1"), Fingerprint.sha256("body"));

  @Test
  void runsAnOperationOnceAndKeepsItsRecordBesideTheStock() {
    Contexts.jdbc()
        .run(
            context -> {
              IdempotentExecutor executor = context.getBean(IdempotentExecutor.class);
              AtomicInteger runs = new AtomicInteger();
              for (int i = 0; i < 2; i++) {
                assertThat(executor.run(ONCE, () -> "paid " + runs.incrementAndGet()))
                    .isInstanceOfSatisfying(
                        Claim.Done.class, it -> assertThat(it.answer().text()).isEqualTo("paid 1"));
              }
              String count = "SELECT COUNT(*) FROM holdfast_idempotency";
              assertThat(context.getBean(JdbcTemplate.class).queryForObject(count, Long.class))
                  .isOne();
            });
  }

  @Test
  void recordsAnAnswerInTheTransactionOfACommand() {
    Contexts.jdbc()
        .run(
            context -> {
              Inventory inventory = Contexts.stocked(context, 2);
              IdempotentCommands once = context.getBean(IdempotentCommands.class);
              StoredAnswer answer = new StoredAnswer("sold");
              for (int i = 0; i < 2; i++) {
                CommitRequest order = Contexts.order("o-" + i);
                once.run(ONCE, answer, record -> inventory.alongside(record).commit(order));
              }
              assertThat(Contexts.available(context)).isEqualTo(1);
              assertThat(context.getBean(IdempotencyStore.class).claim(ONCE))
                  .isInstanceOfSatisfying(
                      Claim.Done.class, it -> assertThat(it.answer()).isEqualTo(answer));
              context
                  .getBean(TransactionTemplate.class)
                  .executeWithoutResult(
                      status ->
                          assertThatThrownBy(() -> once.run(ONCE, answer, record -> null))
                              .isInstanceOf(IllegalTransactionStateException.class));
            });
  }

  @Test
  void keepsFinalAnswersInMemoryIfCaffeineIsThere() {
    Contexts.jdbc().run(it -> assertThat(answersFromMemory(it)).isTrue());
    Contexts.jdbc()
        .withPropertyValues("holdfast.idempotency.cache-size=0")
        .run(it -> assertThat(answersFromMemory(it)).isFalse());
  }

  /** Whether a final answer is given although its record was deleted. */
  private static boolean answersFromMemory(ApplicationContext context) {
    IdempotencyStore store = context.getBean(IdempotencyStore.class);
    IdempotentExecutor executor = IdempotentExecutor.create(store);
    executor.run(ONCE, () -> "paid");
    executor.run(ONCE, () -> "paid"); // the cache learns what a claim has returned
    context.getBean(JdbcTemplate.class).update("DELETE FROM holdfast_idempotency");
    return store.claim(ONCE) instanceof Claim.Done;
  }

  @Test
  void leavesTheStoreOfTheHostAlone() {
    IdempotencyStore own = InMemoryInventoryStore.create().idempotency();
    Contexts.memory()
        .withBean("own", IdempotencyStore.class, () -> own)
        .run(it -> assertThat(it.getBean(IdempotencyStore.class)).isSameAs(own));
  }

  @Test
  void doesWithoutTheCacheIfItIsNotThere() {
    Contexts.memory()
        .withClassLoader(new FilteredClassLoader(CachedIdempotencyStore.class))
        .run(it -> assertThat(it).hasSingleBean(IdempotentExecutor.class));
  }
}
