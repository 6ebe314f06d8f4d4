package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.SENCHA;
import static io.holdfast.spring.internal.Contexts.SHOP;
import static io.holdfast.spring.internal.Contexts.available;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.jdbc.SqlWrite;
import io.holdfast.spring.TransactionalStock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionGuardTest {
  private static final CommitRequest ORDER = Contexts.order("o-1");
  private static final ClaimRequest ONCE =
      ClaimRequest.of(new IdempotencyKey(SHOP, "checkout", "k-1"), Fingerprint.sha256("body"));

  private static void run(
      ContextConsumer<AssertableApplicationContext> test, String... properties) {
    Contexts.jdbc()
        .withPropertyValues(properties)
        .run(
            context -> {
              Contexts.stocked(context, 2);
              test.accept(context);
            });
  }

  private static Inventory inventory(AssertableApplicationContext context) {
    return context.getBean(Inventory.class);
  }

  private static TransactionTemplate transaction(AssertableApplicationContext context) {
    return context.getBean(TransactionTemplate.class);
  }

  @Test
  void refusesACommitInsideATransactionAndNamesBothWays() {
    run(
        context ->
            transaction(context)
                .executeWithoutResult(
                    status ->
                        assertThatThrownBy(() -> inventory(context).commit(ORDER))
                            .isInstanceOf(IllegalTransactionStateException.class)
                            .hasMessageContaining("Inventory.commit")
                            .hasMessageContaining("TransactionalStock")
                            .hasMessageContaining("alongside")));
  }

  @Test
  void refusesEveryOtherCallThatTouchesARow() {
    run(
        context -> {
          Inventory inventory = inventory(context);
          ShopInventory shop = inventory.forShop(SHOP);
          SqlWrite row = SqlWrite.of("INSERT INTO orders (id) VALUES (?)", "o-1");
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    refused(() -> inventory.commitAsync(ORDER));
                    refused(() -> inventory.alongside(row).commit(ORDER));
                    refused(() -> inventory.level(SENCHA));
                    refused(() -> inventory.levels(SHOP, null, 10));
                    refused(() -> inventory.verify(SHOP));
                    refused(() -> shop.commit(ORDER));
                    refused(() -> shop.level(SENCHA));
                  });
          assertThat(available(context)).isEqualTo(2);
        });
  }

  @Test
  void refusesCommandsThatWereMadeReadyOutsideTheTransaction() {
    run(
        context -> {
          var commands =
              inventory(context)
                  .alongside(SqlWrite.of("INSERT INTO orders (id) VALUES (?)", "o-1"));
          transaction(context)
              .executeWithoutResult(status -> refused(() -> commands.commit(ORDER)));
          commands.commit(ORDER).orElseThrow();
          assertThat(available(context)).isEqualTo(1);
        });
  }

  private static void refused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IllegalTransactionStateException.class);
  }

  /** Such as one of a message broker: what the inventory writes is not part of it either. */
  @Test
  void refusesCallsInATransactionThatHasNoDatabase() {
    run(
        context ->
            new TransactionTemplate(new WithoutDatabase())
                .executeWithoutResult(
                    status -> {
                      refused(() -> inventory(context).commit(ORDER));
                      refused(() -> context.getBean(TransactionalStock.class).commit(ORDER));
                    }));
  }

  private static final class WithoutDatabase extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1L;

    @Override
    protected Object doGetTransaction() {
      return new Object();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }

  /** The transaction is suspended, so the call commits by itself. */
  @Test
  void runsACallForWhichTheTransactionIsSuspended() {
    run(
        context -> {
          TransactionTemplate suspended =
              new TransactionTemplate(transaction(context).getTransactionManager());
          suspended.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
          transaction(context)
              .executeWithoutResult(
                  outer -> {
                    suspended.executeWithoutResult(s -> inventory(context).commit(ORDER));
                    outer.setRollbackOnly();
                  });
          assertThat(available(context)).isEqualTo(1);
        });
  }

  @Test
  void allowsWhatTouchesNoRow() {
    run(
        context ->
            transaction(context)
                .executeWithoutResult(
                    status -> {
                      assertThat(inventory(context).stats()).isNotNull();
                      assertThat(inventory(context).hashCode()).isNotZero();
                      assertThat(inventory(context)).isEqualTo(inventory(context));
                      assertThat(inventory(context).toString()).isNotEmpty();
                    }));
  }

  @Test
  void refusesIdempotentOperationsInATransactionThatMayRollBack() {
    run(
        context -> {
          IdempotentExecutor executor = context.getBean(IdempotentExecutor.class);
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    assertThatThrownBy(() -> executor.run(ONCE, () -> "paid"))
                        .isInstanceOf(IllegalTransactionStateException.class)
                        .hasMessageContaining("still counts as done");
                    status.setRollbackOnly();
                  });
          // Nothing counts as done: the operation runs.
          assertThat(executor.run(ONCE, () -> "paid again"))
              .isInstanceOfSatisfying(
                  Claim.Done.class, it -> assertThat(it.answer().text()).isEqualTo("paid again"));
        });
  }

  @Test
  void letsAnIdempotentOperationOpenATransactionInside() {
    run(
        context -> {
          IdempotentExecutor executor = context.getBean(IdempotentExecutor.class);
          JdbcTemplate orders = context.getBean(JdbcTemplate.class);
          executor.run(
              ONCE,
              () -> {
                transaction(context)
                    .executeWithoutResult(s -> orders.update("INSERT INTO orders VALUES ('o-1')"));
                return "done";
              });
          assertThat(orders.queryForObject("SELECT COUNT(*) FROM orders", Long.class)).isOne();
        });
  }

  @Test
  void letsListenersOfAFinishedTransactionCallTheInventory() {
    run(
        context -> {
          transaction(context)
              .executeWithoutResult(
                  status ->
                      TransactionSynchronizationManager.registerSynchronization(
                          new TransactionSynchronization() {
                            @Override
                            public void afterCompletion(int end) {
                              inventory(context).commit(ORDER).orElseThrow();
                            }
                          }));
          assertThat(available(context)).isEqualTo(1);
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"warn", "allow"})
  void runsTheCallInASeparateTransactionIfThePropertySaysSo(String mode) {
    run(
        context -> {
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    inventory(context).commit(ORDER).orElseThrow();
                    status.setRollbackOnly();
                  });
          assertThat(available(context)).isEqualTo(1);
        },
        "holdfast.transactions=" + mode);
  }

  @Test
  void joinsTheTransactionIfThePropertySaysSo() {
    run(
        context -> {
          transaction(context)
              .executeWithoutResult(
                  status -> {
                    Outcome<Reservation> sold = inventory(context).commit(ORDER);
                    assertThat(sold.isDone()).isTrue();
                    refused(() -> inventory(context).commitAsync(ORDER));
                    refused(() -> inventory(context).levels(SHOP, null, 10));
                    status.setRollbackOnly();
                  });
          assertThat(available(context)).isEqualTo(2);
        },
        "holdfast.transactions=join");
  }

  @Test
  void neverJoinsWithoutTheRowsThatACommandCarries() {
    run(
        context -> {
          var commands =
              inventory(context).alongside(SqlWrite.of("INSERT INTO orders (id) VALUES (?)", "o"));
          transaction(context)
              .executeWithoutResult(status -> refused(() -> commands.commit(ORDER)));
          assertThat(available(context)).isEqualTo(2);
        },
        "holdfast.transactions=join");
  }

  @Test
  void refusesToStartIfThereIsNothingToJoin() {
    Contexts.assertRefused(
        Contexts.memory().withPropertyValues("holdfast.transactions=join"),
        "holdfast.transactions");
  }

  @Test
  void guardsTheStoreInMemoryToo() {
    Contexts.memory()
        .withUserConfiguration(Contexts.Database.class)
        .run(
            context ->
                transaction(context)
                    .executeWithoutResult(s -> refused(() -> inventory(context).commit(ORDER))));
  }
}
