package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reads that list stored rows. They are never used for a decision. Every method is bounded by
 * its limit or by the number of its keys.
 *
 * <p>Clauses, cited by the contract tests; the numbers continue those of {@link InventoryStore}:
 *
 * <ol start="14">
 *   <li><b>Many keys.</b> {@link #levels(ShopId, Collection)} and {@link #reservations(ShopId,
 *       Collection)} return each row that exists, once, and leave out what does not exist. Each row
 *       is as of a moment during the call; two rows may be as of different moments. So a store
 *       never waits for rows that change all the time.
 *   <li><b>Reservations by state.</b> The state is that at the time of the store: a hold that has
 *       ended is {@code EXPIRED} although this is not recorded. The listing is sorted by id, byte
 *       by byte. A store looks at a bounded number of rows for each slice, so a slice may have
 *       fewer reservations than its limit, or none, although the listing goes on. A reservation
 *       that meets the condition as long as the listing lasts is listed once.
 *   <li><b>Shops.</b> Each shop with a level is listed once, sorted by id, byte by byte. A store
 *       may also list a shop whose first level was not written.
 *   <li><b>One bad row.</b> A row that cannot be read fails alone. A listing leaves it out and logs
 *       it with its table and key, and returns all others; an audit shows it as unreadable. A
 *       decision that asks a snapshot for it gets an {@link
 *       io.holdfast.inventory.error.InvariantViolationException} that names it, and no other
 *       decision is affected.
 * </ol>
 *
 * @since 0.1.0
 */
public interface InventoryListings {
  /**
   * Returns a page of the levels of a shop, sorted by key.
   *
   * @param shop the tenant
   * @param after the last key of the previous page; null for the first page
   * @param limit the maximum number of levels, 1 or more
   * @return levels whose expired holds are counted as of now; fewer than {@code limit} only at the
   *     end
   */
  List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit);

  /**
   * Returns the levels of stock keys of a shop, in any order (clause 14).
   *
   * @param shop the tenant
   * @param keys the stock keys of that shop, without duplicates
   * @return levels whose expired holds are counted as of now
   */
  List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys);

  /**
   * Returns reservations, in any order and in their state at the time of the store (clause 14).
   *
   * @param shop the tenant
   * @param ids the ids, without duplicates; an id of an operation has no reservation
   */
  List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids);

  /**
   * Returns a part of the reservations that meet a condition, sorted by id (clause 15).
   *
   * @param shop the tenant
   * @param filter the condition
   * @param after the position that the previous slice has returned; null for the first slice
   * @param limit the maximum number of reservations, 1 or more
   */
  ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit);

  /**
   * Returns a page of the shops, sorted by id (clause 16).
   *
   * @param after the last shop of the previous page; null for the first page
   * @param limit the maximum number of shops, 1 or more
   * @return the shops; fewer than {@code limit} only at the end
   */
  List<ShopId> shops(@Nullable ShopId after, int limit);

  /**
   * Returns a page of the recorded movements of a stock key that changed {@code onHand}, oldest
   * first by the time that they carry, regardless of when they were written. A listing from the
   * first page contains all movements that were written before it began.
   *
   * @param key the stock key
   * @param after the last movement of the previous page; null for the first page
   * @param limit the maximum number of movements, 1 or more
   * @return movements sorted by time, cause and name of the kind; fewer than {@code limit} only at
   *     the end
   */
  List<StockMovement> stockMovements(StockKey key, @Nullable StockMovement after, int limit);

  /**
   * Returns the recorded movements that refer to a reservation, oldest first.
   *
   * @param shop the tenant
   * @param reference the id of the reservation
   * @return all its movements, sorted by time, cause, name of the kind and key; their number is
   *     bounded for each reservation
   */
  List<StockMovement> reservationMovements(ShopId shop, ReservationId reference);

  /**
   * Returns holds that have expired by the store's clock and are still recorded as held, earliest
   * first.
   *
   * @param shop the tenant
   * @param limit the maximum number of holds, 1 or more
   * @return the ids of the reservations, without duplicates
   */
  List<ReservationId> expiredHolds(ShopId shop, int limit);

  /**
   * Shows a visitor the rows behind a page of levels and their number, all from one consistent
   * snapshot of the store.
   *
   * @param shop the tenant
   * @param after the last key of the previous page; null for the first page
   * @param limit the maximum number of levels, 1 or more
   * @param visitor the visitor, called in this thread, in the order that its methods describe
   */
  void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor);
}
