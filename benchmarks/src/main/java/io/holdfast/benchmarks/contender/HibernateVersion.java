package io.holdfast.benchmarks.contender;

import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Reads the stock, changes it under its version, and retries if another transaction was faster. */
final class HibernateVersion implements Contender {
  private static final PlainTables TABLES =
      new PlainTables(
          List.of(
              PlainTables.ORDERS,
              PlainTables.table(
                  "plain_stock (sku VARCHAR(64) NOT NULL PRIMARY KEY, quantity BIGINT NOT NULL,"
                      + " version BIGINT NOT NULL")),
          "INSERT INTO plain_stock (sku, quantity, version) SELECT sku, pieces, 0 FROM"
              + " plain_opening",
          "SELECT sku, quantity AS pieces FROM plain_stock",
          PlainTables.SOLD);

  private final DataSource pool;
  private final SessionFactory sessions;

  HibernateVersion(DataSource pool) {
    System.setProperty("org.jboss.logging.provider", "slf4j");
    this.pool = pool;
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(VersionedStock.class).addAnnotatedClass(PlainOrder.class);
    configuration.getProperties().put("hibernate.connection.datasource", pool);
    configuration.setProperty("hibernate.connection.provider_disables_autocommit", "true");
    this.sessions = configuration.buildSessionFactory();
  }

  @Override
  public String name() {
    return "Hibernate @Version, retry";
  }

  @Override
  public boolean triesForSeconds() {
    return true;
  }

  @Override
  public void open(int skus, long pieces) throws SQLException {
    TABLES.create(pool, skus, pieces);
  }

  @Override
  public boolean place(Order order) {
    while (true) {
      try (EntityManager session = sessions.createEntityManager()) {
        session.getTransaction().begin();
        boolean sold = sell(session, order);
        if (sold) {
          session.getTransaction().commit();
        } else {
          session.getTransaction().rollback();
        }
        return sold;
      } catch (PersistenceException e) {
        if (!(e instanceof OptimisticLockException) && !OneTransaction.isDeadlock(e)) {
          throw e;
        }
      }
    }
  }

  private static boolean sell(EntityManager session, Order order) {
    VersionedStock stock =
        Objects.requireNonNull(session.find(VersionedStock.class, order.sku()), "no such SKU");
    if (!stock.take()) {
      return false;
    }
    session.persist(new PlainOrder(order));
    return true;
  }

  @Override
  public void check(long orders, long pieces) throws SQLException {
    TABLES.check(pool, orders, pieces);
  }

  @Override
  public void close() {
    sessions.close();
  }
}
