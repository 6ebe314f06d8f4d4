package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.model.UnitState;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts units to and from items. */
public final class UnitItems {
  static final String STATE = "state";
  static final String OWNER = "owner";
  static final String HELD_UNTIL = "heldUntil";

  private UnitItems() {}

  static Map<String, AttributeValue> of(Unit unit) {
    Map<String, AttributeValue> item = new HashMap<>(Keys.unit(unit.key()).toMap());
    item.put(STATE, Values.text(unit.state().name()));
    if (unit.owner() != null) {
      item.put(OWNER, Values.text(unit.owner().value()));
    }
    if (unit.heldUntil() != null) {
      item.put(HELD_UNTIL, Values.time(unit.heldUntil()));
    }
    return item;
  }

  /**
   * Reads a unit.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the item is not a unit
   */
  public static Unit parse(StockKey key, Map<String, AttributeValue> item) {
    return UnreadableItem.orNamed("unit", item, () -> read(key, item));
  }

  private static Unit read(StockKey key, Map<String, AttributeValue> item) {
    return new Unit(
        new UnitKey(key, new UnitId(Values.text(item, ItemKey.SK))),
        UnitState.valueOf(Values.text(item, STATE)),
        Values.parsedOrNull(item, OWNER, ReservationId::new),
        Values.timeOrNull(item, HELD_UNTIL));
  }
}
