package io.holdfast.inventory.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The immutable record of one change of one stock key.
 *
 * @param key whose stock changed
 * @param kind what happened
 * @param quantity pieces moved, 0 or more
 * @param onHandDelta by how much {@code onHand} changed
 * @param heldDelta by how much {@code held} changed
 * @param committedDelta by how much {@code committed} changed
 * @param units which units moved; empty where the stock is counted by number
 * @param cause the id of the reservation or operation that did it
 * @param reference the reservation it is about; null if it is about none
 * @param reason why, for changes by hand; null otherwise
 * @param at when, by the store's clock
 */
public record StockMovement(
    StockKey key,
    MovementKind kind,
    long quantity,
    long onHandDelta,
    long heldDelta,
    long committedDelta,
    List<UnitId> units,
    EntryId cause,
    @Nullable ReservationId reference,
    @Nullable Reason reason,
    Instant at) {
  /** Copies the units and checks that no required part is missing. */
  public StockMovement {
    Required.field("key", key);
    Required.field("kind", kind);
    Required.between("quantity", 0, Long.MAX_VALUE, quantity);
    units = List.copyOf(Required.field("units", units));
    Required.field("cause", cause);
    Required.field("at", at);
  }
}
