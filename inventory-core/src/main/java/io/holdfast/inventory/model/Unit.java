package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One serial-numbered piece of a stock key, and who has it.
 *
 * @param key its identity
 * @param state where it stands
 * @param owner the reservation that holds it or bought it; null exactly if it is free
 * @param heldUntil when the hold on it ends; null exactly if it is not held
 */
public record Unit(
    UnitKey key, UnitState state, @Nullable ReservationId owner, @Nullable Instant heldUntil) {
  /**
   * Checks that owner and end of hold fit the state.
   *
   * @throws InvalidRequestException if they do not
   */
  public Unit {
    Required.field("key", key);
    Required.field("state", state);
    if ((owner == null) != (state == UnitState.FREE)) {
      throw new InvalidRequestException("owner", "must be null exactly if the unit is free");
    }
    if ((heldUntil == null) != (state != UnitState.HELD)) {
      throw new InvalidRequestException(
          "heldUntil", "must be null exactly if the unit is not held");
    }
  }

  /** A unit that nobody has. */
  public static Unit free(UnitKey key) {
    return new Unit(key, UnitState.FREE, null, null);
  }

  /** A unit in a hold. */
  public static Unit held(UnitKey key, ReservationId owner, Instant until) {
    return new Unit(key, UnitState.HELD, owner, until);
  }

  /** A unit that is sold. */
  public static Unit committed(UnitKey key, ReservationId owner) {
    return new Unit(key, UnitState.COMMITTED, owner, null);
  }

  /** Whether it is in a hold that has ended by the given time. */
  public boolean isExpiredAt(Instant now) {
    return heldUntil != null && !now.isBefore(heldUntil);
  }
}
