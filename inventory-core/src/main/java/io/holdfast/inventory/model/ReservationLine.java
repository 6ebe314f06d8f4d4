package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;

/**
 * One line of a reservation, with the amounts that have reached each step. The amount taken can be
 * less than the amount requested if the caller asked for as much as is available. The amount
 * committed can be less than the amount held.
 *
 * @param sku the article
 * @param location the location that the pieces were taken from
 * @param requested the portion that the caller asked for
 * @param taken the portion that was held, or committed without a hold
 * @param committed the portion that was sold; {@link Portion#NONE} before the commit
 * @param returned the portion that came back after dispatch
 * @since 0.1.0
 */
public record ReservationLine(
    Sku sku,
    Location location,
    Portion requested,
    Portion taken,
    Portion committed,
    Portion returned) {
  /** Checks that no component is missing. */
  public ReservationLine {
    Checks.required("sku", sku);
    Checks.required("location", location);
    Checks.required("requested", requested);
    Checks.required("taken", taken);
    Checks.required("committed", committed);
    Checks.required("returned", returned);
  }

  /** Creates a line of a hold. */
  public static ReservationLine held(Sku sku, Location location, Portion requested, Portion taken) {
    return new ReservationLine(sku, location, requested, taken, Portion.NONE, Portion.NONE);
  }

  /** Creates a line of a sale without a hold: what was taken is committed. */
  public static ReservationLine committed(
      Sku sku, Location location, Portion requested, Portion taken) {
    return new ReservationLine(sku, location, requested, taken, taken, Portion.NONE);
  }

  /** Returns the stock key of this line in a shop. */
  public StockKey key(ShopId shop) {
    return new StockKey(shop, sku, location);
  }

  /** Returns the same line with another portion committed. */
  public ReservationLine withCommitted(Portion committed) {
    return new ReservationLine(sku, location, requested, taken, committed, returned);
  }

  /** Returns the same line with another portion returned. */
  public ReservationLine withReturned(Portion returned) {
    return new ReservationLine(sku, location, requested, taken, committed, returned);
  }
}
