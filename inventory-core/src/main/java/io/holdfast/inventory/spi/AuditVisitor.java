package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Receives the rows behind a page of levels: first every level, sorted by key, then the other rows
 * in any order.
 *
 * @since 0.1.0
 */
public interface AuditVisitor {
  /**
   * Receives a level of the page.
   *
   * @param level the level, as stored
   * @param moved the sum of {@code onHandDelta} over all its recorded movements, in pieces
   */
  void level(StoredLevel level, long moved);

  /** Receives a stored unit of a level of the page, also one that is dispatched. */
  void unit(Unit unit);

  /**
   * Receives a row of the store's index of holds by expiry, for a level of the page.
   *
   * @param key the key of the level
   * @param reservation the id of the reservation that holds
   * @param quantity the pieces of that key that are held
   * @param expiresAt the time at which the hold ends
   */
  void hold(StockKey key, ReservationId reservation, long quantity, Instant expiresAt);

  /**
   * Receives a reservation that is recorded as {@code HELD} or {@code COMMITTED}. Every such
   * reservation of the shop with a line on a level of the page is shown; others of the shop may be
   * shown.
   */
  void reservation(Reservation reservation);

  /**
   * Receives the description of a row that belongs to the page and cannot be read. All other rows
   * are shown.
   *
   * @param key the key of the level that the row is or belongs to; null if it is not known, for
   *     instance for a reservation whose lines cannot be read
   * @param what the table and key of the row, and the error, in one line
   */
  void unreadable(@Nullable StockKey key, String what);

  /**
   * Receives the number of readable rows behind the page. Called once, after every level, also for
   * an empty page. Rows that are counted here and were not shown are missing; in that case nothing
   * is concluded from the rows that were shown.
   */
  void totals(AuditTotals totals);
}
