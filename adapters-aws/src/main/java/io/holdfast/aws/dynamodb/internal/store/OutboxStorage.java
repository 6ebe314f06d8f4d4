package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.OutboxItems;
import io.holdfast.aws.dynamodb.internal.item.OutboxRow;
import io.holdfast.aws.dynamodb.internal.item.StoredMessage;
import io.holdfast.aws.dynamodb.internal.item.UnreadableMessage;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.NotWritten;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.aws.dynamodb.internal.request.Transactions;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads and writes single messages of one kind. Safe for use by several threads.
 *
 * @param <C> the kind of content
 */
public final class OutboxStorage<C extends OutboxContent> {
  private final OutboxItems<C> items;
  private final String table;
  private final InstantSource clock;
  private final Reads reads;
  private final Transactions transactions;

  public OutboxStorage(
      OutboxItems<C> items,
      String table,
      InstantSource clock,
      Reads reads,
      Transactions transactions) {
    this.items = items;
    this.table = table;
    this.clock = clock;
    this.reads = reads;
    this.transactions = transactions;
  }

  OutboxItems<C> items() {
    return items;
  }

  OutboxKeys keys() {
    return items.keys();
  }

  String table() {
    return table;
  }

  Reads reads() {
    return reads;
  }

  Instant now() {
    return Micros.floor(clock.instant());
  }

  @Nullable StoredMessage<C> read(Deadline call, ShopId shop, MessageId id) {
    ItemKey at = keys().message(shop, id);
    Map<String, AttributeValue> item = reads.snapshot(call, List.of(at)).get(at);
    return item == null ? null : items.read(shop, id, item);
  }

  /**
   * Returns whether a message is the first of its stock key, so that no earlier one holds it back.
   */
  boolean isFirstOfItsKey(Deadline call, C content) {
    ItemKey own = items.waiting(content);
    return own == null || !Partition.before(reads, call, own.pk(), own.sk()).inPagesOf(1).hasNext();
  }

  /**
   * Returns the item by which an unreadable message holds back later ones; null if it has none. If
   * the message does not contain its stock key, its id is compared with every key of the shop.
   */
  @Nullable ItemKey waiting(Deadline call, UnreadableMessage<C> message) {
    if (!items.isOrdered()) {
      return null;
    }
    ItemKey said = items.waiting(message.shop(), message.item());
    if (said != null) {
      return said;
    }
    for (String pk : Keys.levels(message.shop())) {
      Partition levels = Partition.all(reads, call, pk);
      while (levels.hasNext()) {
        String level = Values.text(levels.next(), ItemKey.SK);
        ItemKey found = items.waitingAt(message.shop(), message.id(), level);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Replaces a row; returns false if it is no longer the one that was read. */
  boolean write(Deadline call, OutboxRow<C> before, @Nullable OutboxRow<C> after) {
    return write(call, items.change(table, before, after));
  }

  /** Writes a transaction; returns false if a condition does not hold. */
  boolean write(Deadline call, Transaction transaction) {
    try {
      transactions.write(call, transaction);
      return true;
    } catch (NotWritten late) {
      return false;
    }
  }
}
