package io.holdfast.aws.dynamodb;

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
 * Writes reservations and operations. Its condition is what makes an id take effect once. It has
 * every value that was seen, not the version alone: an id that was deleted and used anew, or a
 * table that was restored, has the same version with other values.
 */
final class EntryWrite {
  /** The sort keys of movements that are about a reservation, each behind its level's. */
  static final String MOVEMENTS = "movements";

  /** When the service may delete an item, in seconds since 1970. */
  static final String TTL = "ttl";

  private final String table;
  private final @Nullable Duration retention;

  /**
   * Writes into a table.
   *
   * @param retention how long after its end an entry may be deleted; null for never
   */
  EntryWrite(String table, @Nullable Duration retention) {
    this.table = table;
    this.retention = retention;
  }

  TransactWriteItem of(EntryChange change, Collection<String> movements) {
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

  /** When nothing more was to be done about an entry; null while there is. */
  private static @Nullable Instant end(Entry entry) {
    if (entry instanceof Reservation it) {
      return it.dispatchedAt() != null ? it.dispatchedAt() : it.endedAt();
    }
    return entry instanceof Operation it ? it.at() : null;
  }
}
