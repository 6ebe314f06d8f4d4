package io.holdfast.jdbc;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;

/**
 * Stock keys of a shop from one key, or from behind it, to another and with it.
 *
 * @param shop the tenant
 * @param fromSku where to begin
 * @param fromLocation where to begin
 * @param toSku where to end
 * @param toLocation where to end
 */
record KeyRange(ShopId shop, String fromSku, String fromLocation, String toSku, String toLocation) {
  static KeyRange between(StockKey first, StockKey last) {
    return new KeyRange(
        first.shop(),
        first.sku().value(),
        first.location().value(),
        last.sku().value(),
        last.location().value());
  }

  /**
   * For {@code shop = ? AND sku >= ? AND (sku > ? OR location >= ?)} and what {@link #bindEnd} is
   * for.
   */
  Args bind(Args args) {
    return bindEnd(args.text(shop.value()).text(fromSku).text(fromSku).text(fromLocation));
  }

  /** For {@code sku <= ? AND (sku < ? OR location <= ?)}. */
  Args bindEnd(Args args) {
    return args.text(toSku).text(toSku).text(toLocation);
  }

  KeyRange startingAt(String sku, String location) {
    return new KeyRange(shop, sku, location, toSku, toLocation);
  }
}
