package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.SortableTime;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.support.UnitText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts movements to and from items. */
public final class MovementItems {
  private static final String ON_HAND_DELTA = "onHandDelta";
  private static final String QUANTITY = "quantity";
  private static final String HELD_DELTA = "heldDelta";
  private static final String COMMITTED_DELTA = "committedDelta";
  private static final String UNITS = "units";
  private static final String REFERENCE = "reference";
  private static final String REASON = "reason";

  private MovementItems() {}

  public static Map<String, AttributeValue> of(StockMovement it) {
    Map<String, AttributeValue> item = new HashMap<>(Keys.movement(it).toMap());
    item.put(QUANTITY, Values.number(it.quantity()));
    item.put(ON_HAND_DELTA, Values.number(it.onHandDelta()));
    item.put(HELD_DELTA, Values.number(it.heldDelta()));
    item.put(COMMITTED_DELTA, Values.number(it.committedDelta()));
    if (!it.units().isEmpty()) {
      item.put(UNITS, Values.text(UnitText.of(it.units())));
    }
    if (it.reference() != null) {
      item.put(REFERENCE, Values.text(it.reference().value()));
    }
    if (it.reason() != null) {
      item.put(REASON, Values.text(it.reason().value()));
    }
    return item;
  }

  /**
   * Reads a movement.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the item is not a movement
   */
  public static StockMovement parse(StockKey key, Map<String, AttributeValue> item) {
    return UnreadableItem.orNamed("movement", item, () -> read(key, item));
  }

  /** Reads the change of the on-hand amount by a movement. */
  public static long onHandDelta(Map<String, AttributeValue> item) {
    return UnreadableItem.orNamed("movement", item, () -> Values.number(item, ON_HAND_DELTA));
  }

  private static StockMovement read(StockKey key, Map<String, AttributeValue> item) {
    String[] sk = Values.text(item, ItemKey.SK).split("#", -1);
    return new StockMovement(
        key,
        MovementKind.valueOf(sk[2]),
        Values.number(item, QUANTITY),
        Values.number(item, ON_HAND_DELTA),
        Values.number(item, HELD_DELTA),
        Values.number(item, COMMITTED_DELTA),
        UnitText.parse(Objects.requireNonNullElse(Values.textOrNull(item, UNITS), "")),
        EntryId.stored(sk[1]),
        Values.parsedOrNull(item, REFERENCE, ReservationId::new),
        Values.parsedOrNull(item, REASON, Reason::new),
        SortableTime.parse(sk[0]));
  }
}
