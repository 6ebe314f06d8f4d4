package io.holdfast.jdbc;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;

/**
 * Describes a range of a shop's stock keys: from a first key, inclusive or exclusive, to a last
 * key, inclusive.
 *
 * @param shop the tenant
 * @param fromSku the SKU of the first key
 * @param fromLocation the location of the first key
 * @param toSku the SKU of the last key
 * @param toLocation the location of the last key
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
   * Binds {@code shop = ? AND sku >= ? AND (sku > ? OR location >= ?)} and the condition of {@link
   * #bindEnd}.
   */
  Args bind(Args args) {
    return bindEnd(args.text(shop.value()).text(fromSku).text(fromSku).text(fromLocation));
  }

  /** Binds {@code sku <= ? AND (sku < ? OR location <= ?)}. */
  Args bindEnd(Args args) {
    return args.text(toSku).text(toSku).text(toLocation);
  }

  KeyRange startingAt(String sku, String location) {
    return new KeyRange(shop, sku, location, toSku, toLocation);
  }
}
