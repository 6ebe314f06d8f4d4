package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Action;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.EntryChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes reservations and operations. The condition makes an id take effect once. It contains every
 * value that was read, not only the version: an id that was deleted and used again, or a restored
 * table, can have the same version with other values.
 */
public final class EntryWrite {
  /**
   * The attribute with the sort keys of a reservation's movements, each after its level's sort key.
   */
  public static final String MOVEMENTS = "movements";

  /**
   * The attribute with the time from which the service may delete an item, in seconds since 1970.
   */
  public static final String TTL = "ttl";

  private final String table;
  private final @Nullable Duration retention;

  /**
   * Creates a writer of entries.
   *
   * @param table the table
   * @param retention the time after its end when an entry may be deleted; null if never
   */
  public EntryWrite(String table, @Nullable Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  public TransactWriteItem of(EntryChange change, Collection<String> movements) {
    Entry after = change.after();
    Map<String, @Nullable AttributeValue> attributes = EntryItems.attributes(after);
    attributes.put(TTL, ttl(after));
    Entry before = change.before();
    if (before == null) {
      return insert(after, attributes, movements);
    }
    Action action = new Action();
    EntryItems.attributes(before).forEach(action::requireSame);
    attributes.forEach(action::set);
    if (!movements.isEmpty()) {
      action.add(MOVEMENTS, AttributeValue.builder().ss(movements).build());
    }
    return action.toUpdate(table, EntryItems.key(after));
  }

  private TransactWriteItem insert(
      Entry entry, Map<String, @Nullable AttributeValue> attributes, Collection<String> movements) {
    Map<String, AttributeValue> item = Values.item(EntryItems.key(entry), attributes);
    if (!movements.isEmpty()) {
      item.put(MOVEMENTS, AttributeValue.builder().ss(movements).build());
    }
    return new Action().requireAbsent(ItemKey.PK).toPut(table, item);
  }

  private @Nullable AttributeValue ttl(Entry entry) {
    Instant end = retention == null ? null : end(entry);
    return end == null || retention == null
        ? null
        : Values.number(end.plus(retention).getEpochSecond() + 1);
  }

  /** Returns the time when an entry was completed; null if it is still in progress. */
  private static @Nullable Instant end(Entry entry) {
    if (entry instanceof Reservation it) {
      return it.dispatchedAt() != null ? it.dispatchedAt() : it.endedAt();
    }
    return entry instanceof Operation it ? it.at() : null;
  }
}
