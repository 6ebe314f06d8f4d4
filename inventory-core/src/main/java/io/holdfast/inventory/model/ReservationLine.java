package io.holdfast.inventory.model;

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
    Required.field("sku", sku);
    Required.field("location", location);
    Required.field("requested", requested);
    Required.field("taken", taken);
    Required.field("committed", committed);
    Required.field("returned", returned);
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
