package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A message whose item cannot be read. It is changed attribute by attribute, so that its readable
 * parts are kept.
 *
 * @param items the conversion of its kind
 * @param shop the shop
 * @param id the id of the message
 * @param item the item as it was read
 * @param why the reason why it cannot be read
 * @param <C> the kind of content
 */
public record UnreadableMessage<C extends OutboxContent>(
    OutboxItems<C> items, ShopId shop, MessageId id, Map<String, AttributeValue> item, String why)
    implements StoredMessage<C> {
  @Override
  public OutboxMessage<C> listed() {
    return items.unreadable(shop, id, why);
  }

  @Override
  public boolean isBlocked() {
    return Values.text(State.BLOCKED.name()).equals(item.get(OutboxItems.STATE));
  }

  /** Returns whether the message is leased; false if that cannot be read either. */
  @Override
  public boolean isLeasedAt(Instant now) {
    Instant until = time(OutboxItems.LEASED_UNTIL);
    return until != null && until.isAfter(now);
  }

  /** Blocks the message. It is no longer due, and does not hold back other messages. */
  public Transaction blocked(String table, ItemKey due, @Nullable ItemKey waiting) {
    Action action =
        OutboxItems.same(item)
            .set(OutboxItems.STATE, Values.text(State.BLOCKED.name()))
            .set(OutboxItems.REASON, Values.text(Objects.requireNonNull(listed().reason())))
            .set(OutboxItems.LEASED_UNTIL, null);
    Transaction transaction = new Transaction(shop);
    transaction.add(action.toUpdate(table, key()));
    return deleting(transaction, table, due, waiting);
  }

  /** Makes the message due again, whether it can be read then or not. */
  public Transaction unblocked(String table, Instant now) {
    Action action =
        OutboxItems.same(item)
            .set(OutboxItems.STATE, Values.text(State.PENDING.name()))
            .set(OutboxItems.NEXT_AT, Values.time(now));
    Transaction transaction = new Transaction(shop);
    transaction.add(action.toUpdate(table, key()));
    transaction.add(new Action().toPut(table, items.keys().due(shop, now, id).toMap()));
    return transaction;
  }

  public Transaction withdrawn(String table, @Nullable ItemKey waiting) {
    Transaction transaction = new Transaction(shop);
    transaction.add(OutboxItems.same(item).toDelete(table, key()));
    Instant at = isBlocked() ? null : time(OutboxItems.NEXT_AT);
    return deleting(
        transaction, table, at == null ? null : items.keys().due(shop, at, id), waiting);
  }

  private ItemKey key() {
    return items.keys().message(shop, id);
  }

  private static Transaction deleting(
      Transaction transaction, String table, @Nullable ItemKey due, @Nullable ItemKey waiting) {
    if (due != null) {
      transaction.add(new Action().toDelete(table, due));
    }
    if (waiting != null) {
      transaction.add(new Action().toDelete(table, waiting));
    }
    return transaction;
  }

  private @Nullable Instant time(String name) {
    try {
      return Values.timeOrNull(item, name);
    } catch (RuntimeException e) {
      return null;
    }
  }
}
