package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A message whose item cannot be read. It is changed attribute by attribute, so that what can still
 * be read of it stays.
 *
 * @param shop whose
 * @param id of the request
 * @param item as it was seen
 * @param why it cannot be read
 */
record UnreadableMessage(
    ShopId shop, RestockRequestId id, Map<String, AttributeValue> item, String why)
    implements StoredMessage {
  @Override
  public OutboxMessage listed() {
    return OutboxMessage.unreadable(shop, id, why);
  }

  @Override
  public boolean isBlocked() {
    return Values.text(State.BLOCKED.name()).equals(item.get(OutboxItems.STATE));
  }

  /** Returns whether somebody has it; false if that cannot be read either. */
  @Override
  public boolean isLeasedAt(Instant now) {
    Instant until = time(OutboxItems.LEASED_UNTIL);
    return until != null && until.isAfter(now);
  }

  /** Gives it up. It is due no longer, and keeps nothing back. */
  Transaction blocked(String table, ItemKey due, @Nullable ItemKey waiting) {
    Action action =
        same()
            .set(OutboxItems.STATE, Values.text(State.BLOCKED.name()))
            .set(OutboxItems.REASON, Values.text(Objects.requireNonNull(listed().reason())))
            .set(OutboxItems.LEASED_UNTIL, null);
    Transaction transaction = new Transaction(shop);
    transaction.add(action.toUpdate(table, key()));
    return deleting(transaction, table, due, waiting);
  }

  /** Makes it due again, whether it can be read by then or not. */
  Transaction unblocked(String table, Instant now) {
    Action action =
        same()
            .set(OutboxItems.STATE, Values.text(State.PENDING.name()))
            .set(OutboxItems.NEXT_AT, Values.time(now));
    Transaction transaction = new Transaction(shop);
    transaction.add(action.toUpdate(table, key()));
    transaction.add(new Action().toPut(table, Keys.due(shop, now, id).toMap()));
    return transaction;
  }

  Transaction withdrawn(String table, @Nullable ItemKey waiting) {
    Transaction transaction = new Transaction(shop);
    transaction.add(same().toDelete(table, key()));
    Instant at = isBlocked() ? null : time(OutboxItems.NEXT_AT);
    return deleting(transaction, table, at == null ? null : Keys.due(shop, at, id), waiting);
  }

  /** Returns the item that keeps later requests of its stock key back; null if it does not say. */
  @Nullable ItemKey waiting() {
    try {
      return Keys.waiting(
          Keys.stockKey(shop, Values.text(item, OutboxItems.STOCK)),
          Values.number(item, OutboxItems.NUMBER));
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * Returns the same by the id and a level's sort key; null if the request is not of that level.
   */
  @Nullable ItemKey waitingAt(String level) {
    try {
      StockKey stock = Keys.stockKey(shop, level);
      String[] parts = id.value().split("-", -1);
      long number = Long.parseLong(parts[0]);
      Instant at = Micros.toInstant(Long.parseLong(parts[1], Character.MAX_RADIX));
      return RestockRequestId.of(stock, number, at).equals(id) ? Keys.waiting(stock, number) : null;
    } catch (RuntimeException e) {
      return null;
    }
  }

  private ItemKey key() {
    return Keys.message(shop, id);
  }

  private Action same() {
    Action same = new Action();
    List.of(OutboxItems.STATE, OutboxItems.FENCE, OutboxItems.LAST_LEASE, OutboxItems.NEXT_AT)
        .forEach(name -> same.requireSame(name, item.get(name)));
    return same;
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
