package io.holdfast.jdbc.internal.sql;

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
public record KeyRange(
    ShopId shop, String fromSku, String fromLocation, String toSku, String toLocation) {
  public static KeyRange between(StockKey first, StockKey last) {
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
  public Bindings bind(Bindings args) {
    return bindEnd(args.text(shop.value()).text(fromSku).text(fromSku).text(fromLocation));
  }

  /** Binds {@code sku <= ? AND (sku < ? OR location <= ?)}. */
  public Bindings bindEnd(Bindings args) {
    return args.text(toSku).text(toSku).text(toLocation);
  }

  public KeyRange startingAt(String sku, String location) {
    return new KeyRange(shop, sku, location, toSku, toLocation);
  }
}
