package io.holdfast.spring.internal;

import io.holdfast.inventory.AfterCommitListener;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.StockOperations;
import io.holdfast.jdbc.JdbcInventoryStore;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The stock operations of one transaction of Spring, and what its listeners have yet to hear. It is
 * bound to the thread of the transaction.
 */
final class JoinedTransaction implements TransactionSynchronization {
  private final Object key;
  private final JdbcInventoryStore store;
  private final DataSource source;
  private final List<InventoryListener> listeners;
  private final Connection connection;
  private final List<Part> parts = new ArrayList<>();
  private @Nullable StockOperations stock;

  /**
   * What was done between two savepoints.
   *
   * @param savepoint the savepoint before it; null for the start of the transaction
   */
  private record Part(@Nullable Object savepoint, List<AfterCommitListener> untold) {}

  /** Joins the transaction of this thread, whose connection the DataSource has. */
  JoinedTransaction(
      Object key, JdbcInventoryStore store, DataSource source, List<InventoryListener> listeners) {
    this.key = key;
    this.store = store;
    this.source = source;
    this.listeners = List.copyOf(listeners);
    this.connection = DataSourceUtils.getConnection(source);
    begin(null);
  }

  /** Returns the operations since the last savepoint. */
  StockOperations stock() {
    if (stock == null) {
      List<AfterCommitListener> untold = parts.get(parts.size() - 1).untold();
      stock =
          store.within(
              connection,
              builder -> {
                untold.forEach(builder::listener);
                return builder;
              });
    }
    return stock;
  }

  private void begin(@Nullable Object savepoint) {
    stock = null;
    parts.add(new Part(savepoint, listeners.stream().map(AfterCommitListener::of).toList()));
  }

  @Override
  public void savepoint(Object savepoint) {
    begin(savepoint);
  }

  /** Forgets what was done since the savepoint; all of it, if it was set before the first call. */
  @Override
  public void savepointRollback(Object savepoint) {
    int from = 0;
    for (int i = 0; i < parts.size(); i++) {
      if (savepoint.equals(parts.get(i).savepoint())) {
        from = i;
      }
    }
    parts.subList(from, parts.size()).clear();
    begin(from == 0 ? null : savepoint);
  }

  @Override
  public void suspend() {
    TransactionSynchronizationManager.unbindResource(key);
  }

  @Override
  public void resume() {
    TransactionSynchronizationManager.bindResource(key, this);
  }

  @Override
  public void afterCompletion(int status) {
    TransactionSynchronizationManager.unbindResourceIfPossible(key);
    DataSourceUtils.releaseConnection(connection, source);
    if (status == STATUS_COMMITTED) {
      parts.forEach(part -> part.untold().forEach(AfterCommitListener::committed));
    }
  }
}
