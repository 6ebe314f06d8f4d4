package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.aws.dynamodb.internal.request.Transaction;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
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
 * Converts the messages of one kind to items: the message, one by which it is found when it is due,
 * and one that holds back later messages if they have an order.
 *
 * @param <C> the kind of content
 */
public abstract sealed class OutboxItems<C extends OutboxContent>
    permits RestockRequestItems, ExpiredHoldItems {
  static final String STATE = "state";
  private static final String ATTEMPTS = "attempts";
  private static final String FENCE = "fence";
  static final String NEXT_AT = "nextAt";
  static final String LEASED_UNTIL = "leasedUntil";
  private static final String LAST_LEASE = "lastLease";
  static final String REASON = "reason";

  private final OutboxKeys keys;
  private final String decidedAt;

  /**
   * Creates the items of a kind.
   *
   * @param decidedAt the name of the attribute of {@link OutboxContent#decidedAt()}
   */
  OutboxItems(OutboxKeys keys, String decidedAt) {
    this.keys = keys;
    this.decidedAt = decidedAt;
  }

  public final OutboxKeys keys() {
    return keys;
  }

  /** Adds the attributes of the content to an item, without shop and id. */
  abstract void write(C content, Map<String, AttributeValue> item);

  /**
   * Reads the content of an item.
   *
   * @throws RuntimeException if it cannot be read
   */
  abstract C content(ShopId shop, MessageId id, Map<String, AttributeValue> item);

  /** Returns what is shown in place of a message that cannot be read. */
  abstract OutboxMessage<C> unreadable(ShopId shop, MessageId id, String why);

  /**
   * Returns the id of a message.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the text is not an id
   */
  public abstract MessageId id(String text);

  /** Returns the item that holds back later messages; null if none waits for this one. */
  public abstract @Nullable ItemKey waiting(C content);

  /**
   * Returns the item by which an unreadable message holds back later messages of its stock key;
   * null if there is none, or it cannot be read.
   */
  public abstract @Nullable ItemKey waiting(ShopId shop, Map<String, AttributeValue> item);

  /**
   * Returns the same item, found by the id of the message and the sort key of a level; null if the
   * message does not belong to that level.
   */
  public abstract @Nullable ItemKey waitingAt(ShopId shop, MessageId id, String level);

  /** Returns whether later messages may wait for earlier ones. */
  public abstract boolean isOrdered();

  /** Adds a message. It needs no condition: that of the level's or the entry's write covers it. */
  public final void add(Transaction transaction, String table, C content) {
    OutboxRow<C> row = OutboxRow.decided(OutboxMessage.decided(content));
    transaction.add(new Action().toPut(table, of(row)));
    transaction.add(new Action().toPut(table, keys.due(row.message()).toMap()));
    ItemKey waiting = waiting(content);
    if (waiting != null) {
      transaction.add(new Action().toPut(table, waiting.toMap()));
    }
  }

  /**
   * Replaces a row, on the condition that it is still the one that was read.
   *
   * @param after the new row; null to delete it
   */
  public final Transaction change(String table, OutboxRow<C> before, @Nullable OutboxRow<C> after) {
    Transaction transaction = new Transaction(before.message().content().shop());
    Map<String, AttributeValue> seen = of(before);
    Action same = same(seen);
    transaction.add(
        after == null ? same.toDelete(table, ItemKey.of(seen)) : same.toPut(table, of(after)));
    move(transaction, table, due(before), due(after));
    move(transaction, table, waiting(before), waiting(after));
    return transaction;
  }

  /** Returns an action on the condition that the item of a message is the one that was read. */
  static Action same(Map<String, AttributeValue> seen) {
    return new Action()
        .requireSame(STATE, seen.get(STATE))
        .requireSame(FENCE, seen.get(FENCE))
        .requireSame(LAST_LEASE, seen.get(LAST_LEASE))
        .requireSame(NEXT_AT, seen.get(NEXT_AT));
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

  private @Nullable ItemKey due(@Nullable OutboxRow<C> row) {
    return row == null || row.message().state() == State.BLOCKED ? null : keys.due(row.message());
  }

  private @Nullable ItemKey waiting(@Nullable OutboxRow<C> row) {
    return row == null || !row.message().keepsOthersBack()
        ? null
        : waiting(row.message().content());
  }

  private Map<String, AttributeValue> of(OutboxRow<C> row) {
    OutboxMessage<C> it = row.message();
    C content = it.content();
    Map<String, AttributeValue> item =
        new HashMap<>(keys.message(content.shop(), content.id()).toMap());
    write(content, item);
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
  public final StoredMessage<C> read(ShopId shop, MessageId id, Map<String, AttributeValue> item) {
    try {
      return parse(shop, id, item);
    } catch (RuntimeException e) {
      return new UnreadableMessage<>(this, shop, id, item, String.valueOf(e.getMessage()));
    }
  }

  private OutboxRow<C> parse(ShopId shop, MessageId id, Map<String, AttributeValue> item) {
    return new OutboxRow<>(
        new OutboxMessage<>(
            content(shop, id, item),
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
  public final OutboxSummary summary(Map<String, AttributeValue> item) {
    return new OutboxSummary(
        Map.of(
            State.valueOf(Values.text(item, STATE)),
            new OutboxSummary.Count(1, time(item, decidedAt))));
  }

  /** Parses the sort key of a due message; returns null if it has another form. */
  public final @Nullable DueKey dueKey(String sk) {
    return DueKey.parse(sk, this::id);
  }

  static Instant time(Map<String, AttributeValue> item, String name) {
    return Micros.toInstant(Values.number(item, name));
  }
}
