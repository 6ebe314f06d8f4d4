package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import java.util.List;
import java.util.Optional;

/**
 * The commands and queries of a host on its stock. Every query returns what was stored at one
 * moment during the call, and throws the same exceptions as a command.
 *
 * @since 0.1.0
 */
public interface StockOperations extends StockCommands {
  /**
   * Returns what could be taken now. Expired holds count for nothing. An article or a unit that is
   * unknown is named in the answer, and the rest is answered.
   *
   * @return the availability of each line. Refused with {@link Refusal.UnitsRequired}
   */
  Outcome<Availability> availability(AvailabilityRequest request);

  /** Returns the level of the key, or empty if the key is not defined. */
  Optional<StockLevel> level(StockKey key);

  /**
   * Returns the restock status of the key, or empty if the key is not defined or never had a
   * restock policy.
   */
  Optional<RestockStatus> restockStatus(StockKey key);

  /** Returns whether a restock request is the open one of its stock key. */
  default boolean isOpen(RestockRequest request) {
    Checks.required("request", request);
    return restockStatus(request.key()).map(it -> it.isOpen(request.id())).orElse(false);
  }

  /** Returns the current reservation of the id, or empty if there is none. */
  Optional<Reservation> reservation(ShopId shop, ReservationId id);

  /**
   * Returns the movements of a reservation, oldest first, or an empty list if there is no such
   * reservation.
   */
  List<StockMovement> reservationMovements(ShopId shop, ReservationId id);
}
