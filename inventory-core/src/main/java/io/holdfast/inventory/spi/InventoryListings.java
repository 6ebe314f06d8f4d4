package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reads that show what is stored. They are never used to decide, so a store may serve them from
 * an index that lags. Every method is bounded by the limit it is given. A row that cannot be read
 * fails alone: it is left out and logged by table and key, and shown to an audit as unreadable; all
 * others are delivered.
 */
public interface InventoryListings {
  /**
   * The levels of a shop, by key.
   *
   * @param shop the tenant
   * @param after the last key of the page before; null for the first page
   * @param limit at most so many, 1 or more
   * @return levels with their expired holds counted as of now; fewer than {@code limit} only at the
   *     end
   */
  List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit);

  /**
   * The recorded movements of a stock key that changed {@code onHand}, oldest first by the time
   * that they carry, whenever they were written. A listing from the first page has all that were
   * written before it began.
   *
   * @param key the stock key
   * @param after the last movement of the page before; null for the first page
   * @param limit at most so many, 1 or more
   * @return movements by time, cause and the kind's name; fewer than {@code limit} only at the end
   */
  List<StockMovement> movements(StockKey key, @Nullable StockMovement after, int limit);

  /**
   * The recorded movements whose reference is a reservation, oldest first.
   *
   * @param shop the tenant
   * @param reference the reservation
   * @return all of them, by time, cause, the kind's name and key; a reservation has a bounded
   *     number
   */
  List<StockMovement> movements(ShopId shop, ReservationId reference);

  /**
   * Holds that have expired by the store's clock and are still recorded as held, earliest first.
   *
   * @param shop the tenant
   * @param limit at most so many, 1 or more
   * @return their ids, each once
   */
  List<ReservationId> expiredHolds(ShopId shop, int limit);

  /**
   * Shows a visitor the rows behind a page of levels and how many there are, all as of one moment:
   * one consistent snapshot of the store.
   *
   * @param shop the tenant
   * @param after the last key of the page before; null for the first page
   * @param limit at most so many levels, 1 or more
   * @param visitor called in this thread, in the order its methods describe
   */
  void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor);
}
