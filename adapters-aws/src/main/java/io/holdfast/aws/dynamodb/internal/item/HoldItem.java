package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.SortableTime;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.HoldRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A line of the index of holds.
 *
 * @param key the stock key of the held stock
 * @param reservation the reservation that holds it
 * @param quantity the number of pieces
 * @param expiresAt the time when the hold expires
 */
public record HoldItem(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {
  private static final String QUANTITY = "quantity";

  /**
   * Returns the items of an entry in the index of holds, by key: one for each held line; empty if
   * there is no entry.
   */
  public static Map<ItemKey, HoldItem> of(@Nullable Entry entry) {
    Map<ItemKey, HoldItem> holds = new LinkedHashMap<>();
    for (HoldRow row : HoldRow.of(entry)) {
      HoldItem hold = new HoldItem(row.key(), row.reservation(), row.quantity(), row.expiresAt());
      holds.put(hold.itemKey(), hold);
    }
    return holds;
  }

  /** Returns the hold as a decision sees it. */
  public ExpiringHold expiring() {
    return new ExpiringHold(reservation, expiresAt);
  }

  public ItemKey itemKey() {
    return Keys.hold(key, reservation, expiresAt);
  }

  public Map<String, AttributeValue> toItem() {
    Map<String, AttributeValue> item = new HashMap<>(itemKey().toMap());
    item.put(QUANTITY, Values.number(quantity));
    return item;
  }

  /**
   * Reads a line.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the item is not a line of a
   *     hold
   */
  public static HoldItem parse(StockKey key, Map<String, AttributeValue> item) {
    return UnreadableItem.orNamed("line of a hold", item, () -> read(key, item));
  }

  private static HoldItem read(StockKey key, Map<String, AttributeValue> item) {
    String sk = Values.text(item, ItemKey.SK);
    int at = sk.indexOf('#');
    return new HoldItem(
        key,
        new ReservationId(sk.substring(at + 1)),
        Values.number(item, QUANTITY),
        SortableTime.parse(sk.substring(0, at)));
  }
}
