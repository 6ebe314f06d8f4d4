package io.holdfast.spring.internal;

import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.StockOperations;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.spring.TransactionalStock;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ReflectionUtils;

/** Finds the transaction of the calling thread for each call of a {@link TransactionalStock}. */
final class JoinedStock implements InvocationHandler {
  // Protected in Spring. A holder without a transaction is there if something has taken a
  // connection in a transaction of another kind: nobody commits what is written there.
  private static final Method IS_TRANSACTION_ACTIVE = isTransactionActive();

  private final JdbcInventoryStore store;
  private final List<DataSource> sources;
  private final Supplier<List<InventoryListener>> listeners;

  private JoinedStock(
      JdbcInventoryStore store,
      List<DataSource> sources,
      Supplier<List<InventoryListener>> listeners) {
    this.store = store;
    this.sources = sources.stream().flatMap(it -> DataSources.chain(it).stream()).toList();
    this.listeners = listeners;
  }

  /**
   * Creates stock operations that join transactions on one of some DataSources.
   *
   * @param sources the DataSources; their transactions may be known by a proxy or by the pool
   * @param listeners gives the listeners, when there is a transaction
   */
  static TransactionalStock on(
      JdbcInventoryStore store,
      List<DataSource> sources,
      Supplier<List<InventoryListener>> listeners) {
    return (TransactionalStock)
        Proxy.newProxyInstance(
            TransactionalStock.class.getClassLoader(),
            new Class<?>[] {TransactionalStock.class},
            new JoinedStock(store, sources, listeners));
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> arguments != null && proxy == arguments[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "TransactionalStock";
      };
    }
    return TransactionGuard.call(current(), method, arguments);
  }

  private StockOperations current() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()
        || !TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalTransactionStateException(
          "TransactionalStock needs a transaction of Spring, and there is none. Call it from a"
              + " @Transactional method or a TransactionTemplate, or use Inventory");
    }
    if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
      throw new IllegalTransactionStateException(
          "TransactionalStock was called in a read-only transaction. Begin another one, or read"
              + " from Inventory outside a transaction");
    }
    if (TransactionSynchronizationManager.getResource(this) instanceof JoinedTransaction known) {
      return known.stock();
    }
    JoinedTransaction joined = new JoinedTransaction(this, store, source(), listeners.get());
    TransactionSynchronizationManager.bindResource(this, joined);
    TransactionSynchronizationManager.registerSynchronization(joined);
    return joined.stock();
  }

  private DataSource source() {
    for (DataSource source : sources) {
      if (TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder holder
          && isTransactional(holder)) {
        return source;
      }
    }
    throw new IllegalTransactionStateException(
        "TransactionalStock was called in a transaction that uses neither the primary or only"
            + " DataSource of the application nor the one with @HoldfastDataSource. Name the"
            + " transaction manager of one of these, @Transactional(\"name\"), or mark the"
            + " DataSource of this transaction with @Primary");
  }

  private static boolean isTransactional(ConnectionHolder holder) {
    // JPA's holder is neither synchronized nor marked as active.
    return !holder.isSynchronizedWithTransaction()
        || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(IS_TRANSACTION_ACTIVE, holder));
  }

  private static Method isTransactionActive() {
    Method method = ReflectionUtils.findMethod(ConnectionHolder.class, "isTransactionActive");
    if (method == null) {
      throw new IllegalStateException("this version of spring-jdbc is not supported");
    }
    ReflectionUtils.makeAccessible(method);
    return method;
  }
}
