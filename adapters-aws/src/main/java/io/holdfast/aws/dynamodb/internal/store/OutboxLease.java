package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.internal.item.DueKey;
import io.holdfast.aws.dynamodb.internal.item.OutboxRow;
import io.holdfast.aws.dynamodb.internal.item.StoredMessage;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.item.UnreadableMessage;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leases the due messages of one shop, one after another. Not safe for use by several threads.
 *
 * @param <C> the kind of content
 */
final class OutboxLease<C extends OutboxContent> {
  private static final Logger LOG = LoggerFactory.getLogger(DynamoDbInventoryStore.class);

  private final OutboxStorage<C> storage;
  private final UnreadableItems bad;
  private final Deadline call;
  private final ShopId shop;
  private final Duration lease;
  private final Instant now;
  private final List<OutboxMessage<C>> leased = new ArrayList<>();

  OutboxLease(
      OutboxStorage<C> storage, UnreadableItems bad, Deadline call, ShopId shop, Duration lease) {
    this.storage = storage;
    this.bad = bad;
    this.call = call;
    this.shop = shop;
    this.lease = lease;
    this.now = storage.now();
  }

  /**
   * Leases messages up to a limit. After a fault it returns the messages leased so far, which would
   * otherwise wait for the end of their leases.
   *
   * @throws InventoryException if the first lease fails
   */
  List<OutboxMessage<C>> upTo(int limit) {
    try {
      leaseUpTo(limit);
    } catch (BusyException | UnavailableException | OutcomeUnknownException e) {
      if (leased.isEmpty()) {
        throw e;
      }
      LOG.warn(
          "{} messages of shop {} were leased, and the next lease failed: {}",
          leased.size(),
          shop,
          e.getMessage(),
          LoggedFailure.of(e));
    }
    return leased;
  }

  private void leaseUpTo(int limit) {
    Partition due =
        Partition.after(storage.reads(), call, storage.keys().due(shop), OutboxKeys.beforeDue(shop))
            .inPagesOf(Math.min(limit, Reads.MOST_AT_ONCE));
    while (leased.size() < limit && due.hasNext()) {
      ItemKey item = ItemKey.of(due.next());
      if (!item.sk().startsWith(OutboxKeys.beforeDue(shop))) {
        return;
      }
      DueKey key = storage.items().dueKey(item.sk());
      if (key == null) {
        bad.name(item);
      } else if (key.isBy(now)) {
        OutboxMessage<C> message = lease(key);
        if (message != null) {
          leased.add(message);
        }
      } else {
        return;
      }
    }
  }

  private @Nullable OutboxMessage<C> lease(DueKey due) {
    StoredMessage<C> stored = storage.read(call, shop, due.id());
    if (stored == null) {
      forget(due);
      return null;
    }
    if (stored instanceof UnreadableMessage<C> it) {
      ItemKey waiting = storage.waiting(call, it);
      return storage.write(call, it.blocked(storage.table(), item(due), waiting))
          ? it.listed()
          : null;
    }
    OutboxRow<C> row = (OutboxRow<C>) stored;
    if (row.isBlocked()
        || row.message().nextAt().isAfter(now)
        || !storage.isFirstOfItsKey(call, row.message().content())) {
      return null;
    }
    OutboxRow<C> after = row.leased(now.plus(lease));
    return storage.write(call, row, after) ? after.message() : null;
  }

  /**
   * Removes the item of a message that no longer exists, for example because it was deleted by
   * hand.
   */
  private void forget(DueKey due) {
    Transaction transaction = new Transaction(shop);
    transaction.add(new Action().toDelete(storage.table(), item(due)));
    storage.write(call, transaction);
  }

  private ItemKey item(DueKey due) {
    return storage.keys().due(shop, due.at(), due.id());
  }
}
