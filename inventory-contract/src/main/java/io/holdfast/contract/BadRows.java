package io.holdfast.contract;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitKey;
import java.time.Instant;

/**
 * Makes stored rows unreadable, by writing to the data of a store directly: a column or attribute
 * becomes text that no version of the library writes. The key of the row stays. Every method
 * changes exactly one row, which exists.
 *
 * @since 0.1.0
 */
public interface BadRows {
  /** Makes a level unreadable. */
  void level(StockKey key);

  /** Makes a reservation unreadable, including its lines. */
  void reservation(ShopId shop, ReservationId id);

  /** Makes a recorded movement of any kind unreadable. */
  void movement(StockMovement movement);

  /** Makes a unit unreadable. */
  void unit(UnitKey unit);

  /**
   * Makes a row of the index of holds by expiry unreadable.
   *
   * @param key the key of the level that the hold takes from
   * @param id the id of the reservation that holds
   * @param expiresAt the time at which the hold ends
   */
  void hold(StockKey key, ReservationId id, Instant expiresAt);
}
