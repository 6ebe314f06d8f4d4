package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reads that list stored rows. They are never used for a decision, so a store may serve them
 * from an index that lags. Every method is bounded by its limit. A row that cannot be read fails
 * alone: it is left out, logged with its table and key, and shown to an audit as unreadable; all
 * other rows are returned.
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
