package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A line of the index of holds.
 *
 * @param key whose stock is held
 * @param reservation by which hold
 * @param quantity pieces
 * @param expiresAt when the hold ends
 */
record HoldItem(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {
  private static final String QUANTITY = "quantity";

  ItemKey itemKey() {
    return Keys.hold(key, reservation, expiresAt);
  }

  Map<String, AttributeValue> toItem() {
    Map<String, AttributeValue> item = new HashMap<>(itemKey().toMap());
    item.put(QUANTITY, Values.number(quantity));
    return item;
  }

  /**
   * Reads a line.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if it is none
   */
  static HoldItem parse(StockKey key, Map<String, AttributeValue> item) {
    return Unreadable.orNamed("line of a hold", item, () -> read(key, item));
  }

  private static HoldItem read(StockKey key, Map<String, AttributeValue> item) {
    String sk = Values.text(item, ItemKey.SK);
    int at = sk.indexOf('#');
    return new HoldItem(
        key,
        new ReservationId(sk.substring(at + 1)),
        Values.number(item, QUANTITY),
        Micros.parse(sk.substring(0, at)));
  }
}
