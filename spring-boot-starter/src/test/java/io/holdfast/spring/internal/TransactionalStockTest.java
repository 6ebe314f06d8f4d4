package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.SENCHA;
import static io.holdfast.spring.internal.Contexts.SHOP;
import static io.holdfast.spring.internal.Contexts.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.model.Line;
import io.holdfast.spring.TransactionalStock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TransactionalStockTest {
  /** The beans of a host, and what its listener has heard. */
  private static final class Host implements InventoryListener {
    private final List<String> told = new ArrayList<>();
    private TransactionalStock stock;
    private TransactionTemplate transaction;
    private JdbcTemplate orders;
    private Inventory inventory;

    @Override
    public void onCommand(CommandEvent event) {
      if (event.path() == CommandEvent.Path.HOST_TRANSACTION && event.id() != null) {
        told.add(event.id().value());
      }
    }

    TransactionTemplate propagating(int behaviour) {
      TransactionTemplate template = new TransactionTemplate(transaction.getTransactionManager());
      template.setPropagationBehavior(behaviour);
      return template;
    }

    void sell(String id) {
      orders.update("INSERT INTO orders VALUES (?)", id);
      stock.commit(order(id)).orElseThrow();
    }

    long available() {
      return inventory.level(SENCHA).orElseThrow().available();
    }

    long rows() {
      Long rows = orders.queryForObject("SELECT COUNT(*) FROM orders", Long.class);
      return rows == null ? -1 : rows;
    }
  }

  /** A test with the beans of a host. */
  private interface Scene {
    void play(Host host, AssertableApplicationContext context);
  }

  private static void run(Scene scene) {
    Host host = new Host();
    Contexts.jdbc()
        .withBean("heard", InventoryListener.class, () -> host)
        .run(
            context -> {
              host.stock = context.getBean(TransactionalStock.class);
              host.transaction = context.getBean(TransactionTemplate.class);
              host.orders = context.getBean(JdbcTemplate.class);
              host.inventory = Contexts.stocked(context, 5);
              scene.play(host, context);
            });
  }

  @Test
  void writesRowAndStockInOneTransactionAndTellsAfterTheCommit() {
    run(
        (host, context) -> {
          host.transaction.executeWithoutResult(
              status -> {
                host.sell("o-1");
                host.sell("o-2");
                assertThat(host.told).isEmpty();
                assertThat(host.stock.level(SENCHA).orElseThrow().available()).isEqualTo(3);
              });
          assertThat(host.told).containsExactly("o-1", "o-2");
          assertThat(host.available()).isEqualTo(3);
          assertThat(host.rows()).isEqualTo(2);
        });
  }

  @Test
  void undoesBothIfTheTransactionRollsBackAndTellsNothing() {
    run(
        (host, context) -> {
          host.transaction.executeWithoutResult(
              status -> {
                host.sell("o-1");
                status.setRollbackOnly();
              });
          assertThat(host.told).isEmpty();
          assertThat(host.available()).isEqualTo(5);
          assertThat(host.rows()).isZero();
        });
  }

  @Test
  void throwsOutsideATransaction() {
    run(
        (host, context) ->
            assertThatThrownBy(() -> host.stock.commit(order("o-1")))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("@Transactional"));
  }

  @Test
  void throwsInAReadOnlyTransaction() {
    run(
        (host, context) -> {
          TransactionTemplate reading =
              host.propagating(TransactionDefinition.PROPAGATION_REQUIRED);
          reading.setReadOnly(true);
          reading.executeWithoutResult(
              status ->
                  assertThatThrownBy(() -> host.stock.commit(order("o-1")))
                      .isInstanceOf(IllegalTransactionStateException.class)
                      .hasMessageContaining("read-only"));
        });
  }

  @Test
  void joinsTheInnerTransactionWhileTheOuterOneIsSuspended() {
    run(
        (host, context) -> {
          TransactionTemplate separate =
              host.propagating(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
          host.transaction.executeWithoutResult(
              outer -> {
                separate.executeWithoutResult(inner -> host.sell("inner"));
                assertThat(host.told).containsExactly("inner");
                host.sell("outer");
                outer.setRollbackOnly();
              });
          assertThat(host.told).containsExactly("inner");
          assertThat(host.available()).isEqualTo(4);
          assertThat(host.rows()).isOne();
        });
  }

  @Test
  void keepsTheOuterTransactionAfterAnInnerOne() {
    run(
        (host, context) -> {
          TransactionTemplate separate =
              host.propagating(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
          host.transaction.executeWithoutResult(
              outer -> {
                host.stock.availability(AvailabilityRequest.of(SHOP, Line.of("sencha", 1)));
                separate.executeWithoutResult(
                    inner -> host.orders.update("INSERT INTO orders VALUES ('x')"));
                host.sell("outer");
              });
          assertThat(host.told).containsExactly("outer");
          assertThat(host.available()).isEqualTo(4);
        });
  }

  @Test
  void doesNotTellWhatWasRolledBackToASavepoint() {
    run(
        (host, context) -> {
          TransactionTemplate nested = host.propagating(TransactionDefinition.PROPAGATION_NESTED);
          host.transaction.executeWithoutResult(
              outer -> {
                host.sell("o-1");
                nested.executeWithoutResult(
                    inner -> {
                      host.sell("o-2");
                      inner.setRollbackOnly();
                    });
                nested.executeWithoutResult(inner -> host.sell("o-3"));
              });
          assertThat(host.told).containsExactly("o-1", "o-3");
          assertThat(host.available()).isEqualTo(3);
          assertThat(host.rows()).isEqualTo(2);
        });
  }

  @Test
  void doesNotTellWhatWasRolledBackToASavepointBeforeTheFirstCall() {
    run(
        (host, context) -> {
          TransactionTemplate nested = host.propagating(TransactionDefinition.PROPAGATION_NESTED);
          host.transaction.executeWithoutResult(
              outer -> {
                nested.executeWithoutResult(
                    inner -> {
                      host.sell("o-1");
                      inner.setRollbackOnly();
                    });
                host.sell("o-2");
              });
          assertThat(host.told).containsExactly("o-2");
          assertThat(host.available()).isEqualTo(4);
        });
  }

  @Test
  void refusesATransactionOfAnotherDatabaseWhoseCommitWouldNotCommitIt() {
    run(
        (host, context) -> {
          try (HikariDataSource other = Contexts.pool(Contexts.url(), true)) {
            TransactionTemplate foreign =
                new TransactionTemplate(new JdbcTransactionManager(other));
            foreign.executeWithoutResult(
                status ->
                    assertThatThrownBy(() -> host.stock.commit(order("o-1")))
                        .isInstanceOf(IllegalTransactionStateException.class)
                        .hasMessageContaining("transaction manager"));
            foreign.executeWithoutResult(
                status -> {
                  // A connection of the host is bound now, and belongs to no transaction.
                  DataSource pool = context.getBean(DataSource.class);
                  DataSourceUtils.getConnection(pool);
                  assertThatThrownBy(() -> host.stock.commit(order("o-1")))
                      .isInstanceOf(IllegalTransactionStateException.class)
                      .hasMessageContaining("transaction manager");
                });
          }
          assertThat(host.available()).isEqualTo(5);
        });
  }

  @Test
  void joinsTransactionsThatAreKnownByAProxyOrByThePoolBehindIt() {
    HikariDataSource pool = Contexts.pool(Contexts.url(), true);
    DataSource lazy = new LazyConnectionDataSourceProxy(pool);
    DataSource proxy = new TransactionAwareDataSourceProxy(lazy);
    Contexts.starter()
        .withBean(DataSource.class, () -> proxy)
        .withPropertyValues("holdfast.jdbc.schema=create")
        .run(
            context -> {
              TransactionalStock stock = context.getBean(TransactionalStock.class);
              Contexts.stocked(context, 5);
              int n = 0;
              for (DataSource known : List.of(pool, lazy, proxy)) {
                String id = "o-" + ++n;
                PlatformTransactionManager manager = new JdbcTransactionManager(known);
                new TransactionTemplate(manager)
                    .executeWithoutResult(status -> stock.commit(order(id)).orElseThrow());
                assertThat(Contexts.available(context)).isEqualTo(5 - n);
              }
            });
    pool.close();
  }
}
