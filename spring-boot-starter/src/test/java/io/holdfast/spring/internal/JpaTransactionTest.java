package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.SENCHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Inventory;
import io.holdfast.spring.TransactionalStock;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** An order that Hibernate writes, in the transaction of the stock. */
class JpaTransactionTest {
  /** The order of a host. */
  @Entity(name = "HostOrder")
  @Table(name = "host_order")
  static class HostOrder {
    @Id private String id;

    protected HostOrder() {}

    HostOrder(String id) {
      this.id = id;
    }

    @Override
    public String toString() {
      return id;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Jpa {
    @Bean
    DataSource pool() {
      return Contexts.pool(Contexts.url(), true);
    }

    @Bean
    LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource pool) {
      LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
      factory.setDataSource(pool);
      factory.setPackagesToScan("io.holdfast.spring.internal");
      factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
      factory.setJpaPropertyMap(Map.of("hibernate.hbm2ddl.auto", "create"));
      return factory;
    }

    @Bean
    JpaTransactionManager transactions(EntityManagerFactory factory) {
      return new JpaTransactionManager(factory);
    }

    @Bean
    TransactionTemplate template(JpaTransactionManager transactions) {
      return new TransactionTemplate(transactions);
    }
  }

  private static void run(ContextConsumer<AssertableApplicationContext> test) {
    Contexts.starter()
        .withUserConfiguration(Jpa.class)
        .withPropertyValues("holdfast.jdbc.schema=create")
        .run(
            context -> {
              Contexts.stocked(context, 2);
              test.accept(context);
            });
  }

  private static void sell(AssertableApplicationContext context) {
    EntityManager orders =
        EntityManagerFactoryUtils.getTransactionalEntityManager(
            context.getBean(EntityManagerFactory.class));
    orders.persist(new HostOrder("o-1"));
    context.getBean(TransactionalStock.class).commit(Contexts.order("o-1")).orElseThrow();
  }

  private static void has(AssertableApplicationContext context, int orders, long available) {
    try (EntityManager entities =
        context.getBean(EntityManagerFactory.class).createEntityManager()) {
      assertThat(entities.createQuery("from HostOrder", HostOrder.class).getResultList())
          .hasSize(orders);
    }
    assertThat(Contexts.available(context)).isEqualTo(available);
  }

  @Test
  void writesBothOrNeither() {
    run(
        context -> {
          TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
          transaction.executeWithoutResult(
              status -> {
                sell(context);
                status.setRollbackOnly();
              });
          has(context, 0, 2);
          transaction.executeWithoutResult(status -> sell(context));
          has(context, 1, 1);
        });
  }

  @Test
  void isGuardedToo() {
    run(
        context ->
            context
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(
                    status ->
                        assertThatThrownBy(() -> context.getBean(Inventory.class).level(SENCHA))
                            .isInstanceOf(IllegalTransactionStateException.class)));
  }
}
