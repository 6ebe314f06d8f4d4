package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.jdbc.internal.connection.TransactionRetry;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.table.OutboxTable;
import io.holdfast.jdbc.internal.table.OutboxWriter;
import io.holdfast.jdbc.internal.table.Tables;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Stores the messages of one kind on their way. Each call is one READ COMMITTED transaction.
 *
 * <p>A lease locks the messages that are due, longest due first, and skips those that another
 * process has locked. It sets their {@code next_at} to the end of the lease, increments their
 * fence, and commits. <b>The row lock decides which process has the message</b>, and then {@code
 * next_at} keeps other processes away. If the answer to COMMIT is lost, that lease expires, and
 * another one is taken.
 *
 * <p>A settlement locks the messages in the order of their ids, and writes those <b>whose last
 * lease is still the one that was taken</b>: it has the same fence and the same planned end. The
 * fence alone is not enough, because after a restore of the database it occurs again. If the answer
 * to COMMIT is lost, the settlement is repeated, with the same result.
 *
 * <p>For any number of waiting messages, each statement reads through an index only as many rows as
 * it returns. There are two exceptions: messages that are due but wait for an earlier message of
 * their stock key are read too; and the query for shops with due messages reads one row for each
 * shop, as long as InnoDB's statistics of the index are not out of date. Safe for use by any number
 * of threads.
 *
 * @param <C> the kind of content
 */
public sealed class JdbcOutbox<C extends OutboxContent> implements Outbox<C> {
  private final TransactionRetry transactions;
  private final OutboxTable<C> table;
  private final OutboxWriter writer;
  private final String noun;

  private JdbcOutbox(
      TransactionRetry transactions, OutboxTable<C> table, SqlTexts texts, String noun) {
    this.noun = noun;
    this.transactions = transactions;
    this.table = table;
    this.writer = table.writer(texts);
  }

  /** The outbox of restock requests. */
  public static final class OfRestockRequests extends JdbcOutbox<RestockRequest>
      implements RestockOutbox {
    public OfRestockRequests(TransactionRetry transactions, Tables tables) {
      super(transactions, tables.outbox(), tables.texts(), "restock request");
    }
  }

  /** The outbox of expired holds. */
  public static final class OfExpiredHolds extends JdbcOutbox<ExpiredHold>
      implements ExpiredHoldOutbox {
    public OfExpiredHolds(TransactionRetry transactions, Tables tables) {
      super(transactions, tables.expiredHolds(), tables.texts(), "expired hold");
    }
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    return transactions.run(
        "shops with " + noun + "s", lease -> table.dueShops(lease.single(), after, limit));
  }

  @Override
  public List<OutboxMessage<C>> lease(ShopId shop, int limit, Duration lease) {
    return transactions.run(
        all(shop),
        connection -> {
          Handle handle = connection.begin();
          List<OutboxTable.Row<C>> due = table.lockDue(handle, shop, limit, lease);
          if (due.isEmpty()) {
            // A scan of other rows may have locked some rows for a moment. Such a lock does not
            // mean that they are leased.
            if (table.isAnyDue(handle, shop)) {
              throw new StaleSnapshotException("all messages that are due are locked");
            }
            return List.of();
          }
          connection.writing();
          List<OutboxMessage<C>> leased = new ArrayList<>();
          List<OutboxMessage<C>> all = new ArrayList<>();
          for (OutboxTable.Row<C> row : due) {
            if (row.fault() != null) {
              writer.block(handle, shop, row);
            } else if (row.message() != null) {
              leased.add(row.message());
            }
            if (row.message() != null) {
              all.add(row.message());
            }
          }
          if (!leased.isEmpty()) {
            table.lease(handle, shop, leased);
          }
          connection.commit();
          return all;
        });
  }

  @Override
  public Set<MessageId> settle(ShopId shop, List<Settlement<C>> settlements) {
    return settlements.isEmpty()
        ? Set.of()
        : transactions.run(all(shop), new SettleTransaction<>(writer, shop, settlements));
  }

  @Override
  public List<OutboxMessage<C>> messages(ShopId shop, @Nullable MessageId after, int limit) {
    return transactions.run(all(shop), lease -> table.messages(lease.single(), shop, after, limit));
  }

  @Override
  public OutboxSummary summary(@Nullable ShopId shop) {
    return transactions.run(
        shop == null ? noun + "s" : all(shop), lease -> table.summary(lease.single(), shop));
  }

  @Override
  public boolean unblock(ShopId shop, MessageId id) {
    // This is also true if an earlier run, whose answer was lost, has done it.
    AtomicBoolean done = new AtomicBoolean();
    return transactions.run(
        one(shop, id),
        lease -> {
          Handle handle = lease.begin();
          lease.writing();
          if (writer.unblock(handle, shop, id)) {
            done.set(true);
            lease.commit();
          }
          return done.get();
        });
  }

  @Override
  public boolean withdraw(ShopId shop, MessageId id) {
    return transactions.run(
        one(shop, id),
        lease -> {
          Handle handle = lease.begin();
          lease.writing();
          if (writer.withdraw(handle, shop, id)) {
            lease.commit();
            return true;
          }
          return !writer.isThere(handle, shop, id);
        });
  }

  /** Returns what a call is about, for messages. */
  private String all(ShopId shop) {
    return noun + "s of shop " + shop;
  }

  private String one(ShopId shop, MessageId id) {
    return noun + " " + id + " of shop " + shop;
  }
}
