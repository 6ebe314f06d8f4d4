package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sees the rows behind a page of levels: first every level, by key, then the rest in any order. */
public interface AuditVisitor {
  /**
   * A level of the page.
   *
   * @param level as stored
   * @param moved the sum of {@code onHandDelta} over all its recorded movements
   */
  void level(StoredLevel level, long moved);

  /** A unit of a level of the page. */
  void unit(Unit unit);

  /**
   * What the store's index of holds by expiry has for a level of the page.
   *
   * @param key the level
   * @param reservation the hold
   * @param quantity pieces held of that key
   * @param expiresAt when the hold ends
   */
  void hold(StockKey key, ReservationId reservation, long quantity, Instant expiresAt);

  /**
   * A reservation recorded as {@code HELD} or {@code COMMITTED}. Every such reservation of the shop
   * with a line on a level of the page is shown; others of the shop may be.
   */
  void reservation(Reservation reservation);

  /**
   * A row that should be shown and cannot be read. All others are shown.
   *
   * @param key the level of the page that it is or hangs on; null if that is not known, as of a
   *     reservation whose lines cannot be read
   * @param what names the row by table and key, and says what is wrong, in one line
   */
  void unreadable(@Nullable StockKey key, String what);

  /**
   * How much there is behind the page. Shown once, after every level, for an empty page too. Rows
   * that are counted here and were not shown are missing: nothing is judged by what is left.
   */
  void totals(AuditTotals totals);
}
