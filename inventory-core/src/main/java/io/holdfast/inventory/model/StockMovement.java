package io.holdfast.inventory.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The immutable record of one change of one stock key.
 *
 * @param key the stock key
 * @param kind the kind of the change
 * @param quantity the pieces moved, 0 or more
 * @param onHandDelta the change of {@code onHand}, in pieces
 * @param heldDelta the change of {@code held}, in pieces
 * @param committedDelta the change of {@code committed}, in pieces
 * @param units the units moved; empty if the stock is counted by number
 * @param cause the id of the reservation or operation that caused the change
 * @param reference the id of the reservation that the change belongs to; null if there is none
 * @param reason the reason of a manual change; null for other changes
 * @param at the time of the change, by the store's clock
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
  /** Copies the units and checks that no required component is missing. */
  public StockMovement {
    Required.field("key", key);
    Required.field("kind", kind);
    Required.between("quantity", 0, Long.MAX_VALUE, quantity);
    units = List.copyOf(Required.field("units", units));
    Required.field("cause", cause);
    Required.field("at", at);
  }
}
