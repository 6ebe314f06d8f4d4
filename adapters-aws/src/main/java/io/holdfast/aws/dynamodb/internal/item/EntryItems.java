package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.LineText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Converts reservations and operations to and from items. */
public final class EntryItems {
  static final String KIND = "kind";
  public static final String STATE = "state";
  static final String CONTENT = "content";
  static final String HELD_AT = "heldAt";
  static final String EXPIRES_AT = "expiresAt";
  static final String COMMITTED_AT = "committedAt";
  static final String DISPATCHED_AT = "dispatchedAt";
  static final String ENDED_AT = "endedAt";
  static final String VERSION = "version";
  static final String RESERVATION = "RESERVATION";

  private EntryItems() {}

  static ItemKey key(Entry entry) {
    return Keys.entry(entry.shop(), entry.entryId());
  }

  /** Returns all attributes but the key; null for those that the entry does not have. */
  static Map<String, @Nullable AttributeValue> attributes(Entry entry) {
    Map<String, @Nullable AttributeValue> attributes = new LinkedHashMap<>();
    if (entry instanceof Reservation it) {
      attributes.put(KIND, Values.text(RESERVATION));
      attributes.put(STATE, Values.text(it.state().name()));
      attributes.put(CONTENT, Values.text(LineText.of(it.lines())));
      attributes.put(HELD_AT, time(it.heldAt()));
      attributes.put(EXPIRES_AT, time(it.expiresAt()));
      attributes.put(COMMITTED_AT, time(it.committedAt()));
      attributes.put(DISPATCHED_AT, time(it.dispatchedAt()));
      attributes.put(ENDED_AT, time(it.endedAt()));
    } else if (entry instanceof Operation it) {
      attributes.put(KIND, Values.text(it.kind().name()));
      attributes.put(CONTENT, Values.text(it.request()));
      attributes.put(ENDED_AT, time(it.at()));
    }
    attributes.put(VERSION, Values.number(entry.version()));
    return attributes;
  }

  private static @Nullable AttributeValue time(@Nullable Instant time) {
    return time == null ? null : Values.time(time);
  }

  /**
   * Reads an entry.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the item is not an entry
   */
  public static Entry parse(ShopId shop, Map<String, AttributeValue> item) {
    return UnreadableItem.orNamed("entry", item, () -> read(shop, item));
  }

  private static Entry read(ShopId shop, Map<String, AttributeValue> item) {
    String id = Values.text(item, ItemKey.SK);
    String kind = Values.text(item, KIND);
    return kind.equals(RESERVATION)
        ? reservation(shop, id, item)
        : new Operation(
            shop,
            OperationId.of(EntryId.stored(id)),
            OperationKind.valueOf(kind),
            Values.text(item, CONTENT),
            Objects.requireNonNull(Values.timeOrNull(item, ENDED_AT), ENDED_AT));
  }

  private static Reservation reservation(ShopId shop, String id, Map<String, AttributeValue> item) {
    return new Reservation(
        shop,
        new ReservationId(id),
        ReservationState.valueOf(Values.text(item, STATE)),
        LineText.parse(Values.text(item, CONTENT)),
        Values.timeOrNull(item, HELD_AT),
        Values.timeOrNull(item, EXPIRES_AT),
        Values.timeOrNull(item, COMMITTED_AT),
        Values.timeOrNull(item, DISPATCHED_AT),
        Values.timeOrNull(item, ENDED_AT),
        Values.number(item, VERSION));
  }
}
