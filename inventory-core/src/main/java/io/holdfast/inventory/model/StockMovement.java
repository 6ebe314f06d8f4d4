package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import java.time.Instant;
import java.util.Comparator;
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
 * @since 0.1.0
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
  /** The order of listings: by time, cause, name of the kind, and key. */
  public static final Comparator<StockMovement> OLDEST_FIRST =
      Comparator.comparing(StockMovement::at)
          .thenComparing(StockMovement::cause)
          .thenComparing(it -> it.kind().name())
          .thenComparing(StockMovement::key);

  /** Copies the units and checks that no required component is missing. */
  public StockMovement {
    Checks.required("key", key);
    Checks.required("kind", kind);
    Checks.between("quantity", 0, Long.MAX_VALUE, quantity);
    units = List.copyOf(Checks.required("units", units));
    Checks.required("cause", cause);
    Checks.required("at", at);
  }

  /**
   * Creates a movement that changed only the stock on hand.
   *
   * @param delta the change of the stock on hand, in pieces
   */
  public static StockMovement ofOnHand(
      MovementKind kind,
      StockKey key,
      long delta,
      List<UnitId> units,
      EntryId cause,
      @Nullable Reason reason,
      Instant at) {
    return new StockMovement(
        key, kind, Math.abs(delta), delta, 0, 0, units, cause, null, reason, at);
  }

  /**
   * Creates a movement of a step of a reservation that changed only what is held and committed.
   *
   * @param heldDelta the change of the held pieces
   * @param committedDelta the change of the committed pieces
   */
  public static StockMovement ofStep(
      MovementKind kind,
      StockKey key,
      Portion portion,
      long heldDelta,
      long committedDelta,
      ReservationId reservation,
      Instant at) {
    return ofReservation(
        kind, key, portion, 0, heldDelta, committedDelta, reservation.entry(), reservation, at);
  }

  /**
   * Creates the movement of goods that left.
   *
   * @param leaving the pieces subtracted from the stock on hand; 0 if it is not tracked
   */
  public static StockMovement dispatched(
      StockKey key, Portion portion, long leaving, ReservationId reservation, Instant at) {
    return ofReservation(
        MovementKind.DISPATCH,
        key,
        portion,
        -leaving,
        0,
        -portion.quantity(),
        reservation.entry(),
        reservation,
        at);
  }

  /**
   * Creates the movement of goods that came back into stock.
   *
   * @param arriving the pieces added to the stock on hand; 0 if it is not tracked
   */
  public static StockMovement returned(
      StockKey key,
      Portion portion,
      long arriving,
      EntryId cause,
      ReservationId reservation,
      Instant at) {
    return ofReservation(MovementKind.RETURN, key, portion, arriving, 0, 0, cause, reservation, at);
  }

  /** Creates the movement of goods that came back and were not put into stock. */
  public static StockMovement writtenOff(
      StockKey key, Portion portion, EntryId cause, ReservationId reservation, Instant at) {
    return ofReservation(MovementKind.WRITE_OFF, key, portion, 0, 0, 0, cause, reservation, at);
  }

  /**
   * Creates the movement of a repair.
   *
   * @param onHandDelta the pieces that the ledger lacked, or had too many
   * @param heldDelta the correction of the held pieces
   * @param committedDelta the correction of the committed pieces
   */
  public static StockMovement repaired(
      StockKey key,
      long onHandDelta,
      long heldDelta,
      long committedDelta,
      List<UnitId> units,
      EntryId cause,
      Reason reason,
      Instant at) {
    return new StockMovement(
        key,
        MovementKind.REPAIR,
        Math.abs(onHandDelta),
        onHandDelta,
        heldDelta,
        committedDelta,
        units,
        cause,
        null,
        reason,
        at);
  }

  /** Creates a movement that only marks a place in the ledger: it moves nothing. */
  public static StockMovement place(StockKey key, Instant at, EntryId cause, MovementKind kind) {
    return ofOnHand(kind, key, 0, List.of(), cause, null, at);
  }

  private static StockMovement ofReservation(
      MovementKind kind,
      StockKey key,
      Portion portion,
      long onHandDelta,
      long heldDelta,
      long committedDelta,
      EntryId cause,
      ReservationId reservation,
      Instant at) {
    return new StockMovement(
        key,
        kind,
        portion.quantity(),
        onHandDelta,
        heldDelta,
        committedDelta,
        portion.units(),
        cause,
        reservation,
        null,
        at);
  }
}
