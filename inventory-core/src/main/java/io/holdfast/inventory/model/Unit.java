package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One serial-numbered piece of a stock key, with its owner. It belongs to the stock unless it is
 * dispatched.
 *
 * @param key the identity of the unit
 * @param state the state of the unit
 * @param owner the reservation that holds it, or bought it last; null if and only if it is free
 * @param heldUntil the time at which the hold on it ends; null if and only if it is not held
 * @since 0.1.0
 */
public record Unit(
    UnitKey key, UnitState state, @Nullable ReservationId owner, @Nullable Instant heldUntil) {
  /**
   * Checks that owner and end of hold fit the state.
   *
   * @throws InvalidRequestException if a required component is missing, or if owner or end of hold
   *     do not fit the state
   */
  public Unit {
    Checks.required("key", key);
    Checks.required("state", state);
    if ((owner == null) != (state == UnitState.FREE)) {
      throw new InvalidRequestException("owner", "must be null exactly if the unit is free");
    }
    if ((heldUntil == null) != (state != UnitState.HELD)) {
      throw new InvalidRequestException(
          "heldUntil", "must be null exactly if the unit is not held");
    }
  }

  /** Creates a unit without an owner. */
  public static Unit free(UnitKey key) {
    return new Unit(key, UnitState.FREE, null, null);
  }

  /** Creates a unit in a hold. */
  public static Unit held(UnitKey key, ReservationId owner, Instant until) {
    return new Unit(key, UnitState.HELD, owner, until);
  }

  /** Creates a unit that is sold. */
  public static Unit committed(UnitKey key, ReservationId owner) {
    return new Unit(key, UnitState.COMMITTED, owner, null);
  }

  /** Creates a unit that has left the stock. */
  public static Unit dispatched(UnitKey key, ReservationId owner) {
    return new Unit(key, UnitState.DISPATCHED, owner, null);
  }

  /** Returns whether the unit belongs to the stock. */
  public boolean isInStock() {
    return state != UnitState.DISPATCHED;
  }

  /** Returns whether the unit is in a hold that has ended by the given time. */
  public boolean isExpiredAt(Instant now) {
    return heldUntil != null && !now.isBefore(heldUntil);
  }
}
