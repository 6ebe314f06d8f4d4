package io.holdfast.inventory.model;

/**
 * One line of a reservation, and how much of it went how far. What was taken can be less than what
 * was requested where the caller asked for as much as there is; what was committed can be less than
 * what was held.
 *
 * @param sku the article
 * @param location where it was taken from
 * @param requested what the caller asked for
 * @param taken what was held, or committed without a hold
 * @param committed what was sold; nothing before commit
 * @param returned what came back after dispatch
 */
public record ReservationLine(
    Sku sku,
    Location location,
    Portion requested,
    Portion taken,
    Portion committed,
    Portion returned) {
  /** Checks that no part is missing. */
  public ReservationLine {
    Required.field("sku", sku);
    Required.field("location", location);
    Required.field("requested", requested);
    Required.field("taken", taken);
    Required.field("committed", committed);
    Required.field("returned", returned);
  }

  /** The stock key of this line in a shop. */
  public StockKey key(ShopId shop) {
    return new StockKey(shop, sku, location);
  }

  /** This line with another amount committed. */
  public ReservationLine withCommitted(Portion amount) {
    return new ReservationLine(sku, location, requested, taken, amount, returned);
  }

  /** This line with another amount returned. */
  public ReservationLine withReturned(Portion amount) {
    return new ReservationLine(sku, location, requested, taken, committed, amount);
  }
}
