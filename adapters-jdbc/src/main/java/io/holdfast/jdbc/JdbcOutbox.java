package io.holdfast.jdbc;

import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
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
 * Restock requests on their way, in one READ COMMITTED transaction for each call.
 *
 * <p>A lease: locks what is due, longest due first, leaving out what another process has locked;
 * moves its {@code next_at} to the end of the lease, and its fence on by one; commits. <b>The row
 * lock decides whose it is</b>, and then {@code next_at} keeps others away. If the answer is lost,
 * that lease ends by itself, and another is taken.
 *
 * <p>A settlement: locks the messages in the order of their ids, and writes those <b>whose fence is
 * still the one that was leased</b>. If the answer is lost, does it again: it comes to the same.
 *
 * <p>Each statement reads as many rows as it returns, by an index, however many wait; but for those
 * that are due and wait for an earlier one of their stock key; for shops that are due, one for each
 * shop, as long as InnoDB's statistics of the index are not out of date. Safe for use by any number
 * of threads.
 */
final class JdbcOutbox implements RestockOutbox {
  private final Attempts attempts;
  private final OutboxTable table;
  private final OutboxWriter writer;

  JdbcOutbox(Attempts attempts, OutboxTable table, OutboxWriter writer) {
    this.attempts = attempts;
    this.table = table;
    this.writer = writer;
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    return attempts.run("outbox", lease -> table.dueShops(lease.single(), after, limit));
  }

  @Override
  public List<OutboxMessage> lease(ShopId shop, int limit, Duration lease) {
    return attempts.run(
        what(shop),
        connection -> {
          Handle handle = connection.begin();
          List<OutboxTable.Row> due = table.lockDue(handle, shop, limit, lease);
          if (due.isEmpty()) {
            // A scan of other rows may have locked some for a moment, which is no lease.
            if (table.isAnyDue(handle, shop)) {
              throw new Again("all messages that are due are locked");
            }
            return List.of();
          }
          connection.writing();
          List<OutboxMessage> leased = new ArrayList<>();
          List<OutboxMessage> all = new ArrayList<>();
          for (OutboxTable.Row row : due) {
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
  public Set<RestockRequestId> settle(ShopId shop, List<Settlement> settlements) {
    return settlements.isEmpty()
        ? Set.of()
        : attempts.run(what(shop), new SettleTransaction(writer, shop, settlements));
  }

  @Override
  public List<OutboxMessage> messages(ShopId shop, @Nullable RestockRequestId after, int limit) {
    return attempts.run(what(shop), lease -> table.messages(lease.single(), shop, after, limit));
  }

  @Override
  public boolean unblock(ShopId shop, RestockRequestId id) {
    // True also if an earlier run, whose answer was lost, has done it.
    AtomicBoolean done = new AtomicBoolean();
    return attempts.run(
        what(shop),
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
  public boolean withdraw(ShopId shop, RestockRequestId id) {
    return attempts.run(
        what(shop),
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

  private static String what(ShopId shop) {
    return "outbox of shop ".concat(shop.value());
  }
}
