package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.OutboxSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts the restock requests in the outbox to items: the message, and two items by which it is
 * found.
 */
public final class OutboxItems {
  static final String STOCK = "stock";
  private static final String SUPPLIER = "supplier";
  private static final String QUANTITY = "quantity";
  static final String NUMBER = "number";
  private static final String REQUESTED_AT = "requestedAt";
  private static final String DUE_AT = "dueAt";
  static final String STATE = "state";
  private static final String ATTEMPTS = "attempts";
  static final String FENCE = "fence";
  static final String NEXT_AT = "nextAt";
  static final String LEASED_UNTIL = "leasedUntil";
  static final String LAST_LEASE = "lastLease";
  static final String REASON = "reason";

  private OutboxItems() {}

  /** Adds a request. It needs no condition: the condition of the level's write covers it. */
  public static void add(Transaction transaction, String table, RestockRequest request) {
    OutboxRow row = OutboxRow.decided(OutboxMessage.decided(request));
    transaction.add(new Action().toPut(table, of(row)));
    transaction.add(new Action().toPut(table, Keys.due(row.message()).toMap()));
    transaction.add(new Action().toPut(table, Keys.waiting(request).toMap()));
  }

  /**
   * Replaces a row, on the condition that it is still the one that was read.
   *
   * @param after the new row; null to delete it
   */
  public static Transaction change(String table, OutboxRow before, @Nullable OutboxRow after) {
    RestockRequest request = before.message().request();
    Transaction transaction = new Transaction(request.key().shop());
    Map<String, AttributeValue> seen = of(before);
    Action same =
        new Action()
            .requireSame(STATE, seen.get(STATE))
            .requireSame(FENCE, seen.get(FENCE))
            .requireSame(LAST_LEASE, seen.get(LAST_LEASE))
            .requireSame(NEXT_AT, seen.get(NEXT_AT));
    transaction.add(
        after == null ? same.toDelete(table, ItemKey.of(seen)) : same.toPut(table, of(after)));
    move(transaction, table, due(before), due(after));
    move(transaction, table, waiting(before), waiting(after));
    return transaction;
  }

  private static void move(
      Transaction transaction, String table, @Nullable ItemKey from, @Nullable ItemKey to) {
    if (Objects.equals(from, to)) {
      return;
    }
    if (from != null) {
      transaction.add(new Action().toDelete(table, from));
    }
    if (to != null) {
      transaction.add(new Action().toPut(table, to.toMap()));
    }
  }

  private static @Nullable ItemKey due(@Nullable OutboxRow row) {
    return row == null || row.message().state() == State.BLOCKED ? null : Keys.due(row.message());
  }

  private static @Nullable ItemKey waiting(@Nullable OutboxRow row) {
    return row == null || !row.message().keepsOthersBack()
        ? null
        : Keys.waiting(row.message().request());
  }

  private static Map<String, AttributeValue> of(OutboxRow row) {
    OutboxMessage it = row.message();
    RestockRequest request = it.request();
    Map<String, AttributeValue> item =
        new HashMap<>(Keys.message(request.key().shop(), request.id()).toMap());
    item.put(STOCK, Values.text(Keys.stock(request.key())));
    item.put(SUPPLIER, Values.text(request.supplier().value()));
    item.put(QUANTITY, Values.number(request.quantity()));
    item.put(NUMBER, Values.number(request.number()));
    item.put(REQUESTED_AT, Values.time(request.requestedAt()));
    item.put(DUE_AT, Values.time(request.dueAt()));
    item.put(STATE, Values.text(it.state().name()));
    item.put(ATTEMPTS, Values.number(it.attempts()));
    item.put(FENCE, Values.number(it.fencingToken()));
    item.put(NEXT_AT, Values.time(it.nextAt()));
    if (row.leasedUntil() != null) {
      item.put(LEASED_UNTIL, Values.time(row.leasedUntil()));
    }
    if (row.lastLease() != null) {
      item.put(LAST_LEASE, Values.time(row.lastLease()));
    }
    if (it.reason() != null) {
      item.put(REASON, Values.text(it.reason()));
    }
    return item;
  }

  /** Reads a message; if it cannot be read, returns the reason. */
  public static StoredMessage read(
      ShopId shop, RestockRequestId id, Map<String, AttributeValue> item) {
    try {
      return parse(shop, id, item);
    } catch (RuntimeException e) {
      return new UnreadableMessage(shop, id, item, String.valueOf(e.getMessage()));
    }
  }

  private static OutboxRow parse(
      ShopId shop, RestockRequestId id, Map<String, AttributeValue> item) {
    RestockRequest request =
        new RestockRequest(
            id,
            Keys.stockKey(shop, Values.text(item, STOCK)),
            new SupplierId(Values.text(item, SUPPLIER)),
            Values.number(item, QUANTITY),
            Values.number(item, NUMBER),
            time(item, REQUESTED_AT),
            time(item, DUE_AT));
    return new OutboxRow(
        new OutboxMessage(
            request,
            State.valueOf(Values.text(item, STATE)),
            Math.toIntExact(Values.number(item, ATTEMPTS)),
            Values.number(item, FENCE),
            time(item, NEXT_AT),
            Values.textOrNull(item, REASON)),
        Values.timeOrNull(item, LEASED_UNTIL),
        Values.timeOrNull(item, LAST_LEASE));
  }

  /**
   * Returns the summary of one message.
   *
   * @throws IllegalArgumentException if its state or its time cannot be read
   */
  public static OutboxSummary summary(Map<String, AttributeValue> item) {
    return new OutboxSummary(
        Map.of(
            State.valueOf(Values.text(item, STATE)),
            new OutboxSummary.Count(1, time(item, REQUESTED_AT))));
  }

  private static Instant time(Map<String, AttributeValue> item, String name) {
    return Micros.toInstant(Values.number(item, name));
  }
}
