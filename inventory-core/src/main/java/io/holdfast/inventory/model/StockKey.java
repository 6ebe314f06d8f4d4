package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;

/**
 * The identity of one stock level: shop, SKU and location. Ordered by shop, SKU and location, which
 * is the order in which every store locks.
 *
 * @param shop the tenant
 * @param sku the article
 * @param location the location of the stock
 * @since 0.1.0
 */
public record StockKey(ShopId shop, Sku sku, Location location) implements Comparable<StockKey> {
  /**
   * Checks that no component is missing.
   *
   * @throws InvalidRequestException if a component is null
   */
  public StockKey {
    Checks.required("shop", shop);
    Checks.required("sku", sku);
    Checks.required("location", location);
  }

  /** Creates the key of an article at {@link Location#MAIN}. */
  public static StockKey of(ShopId shop, Sku sku) {
    return new StockKey(shop, sku, Location.MAIN);
  }

  @Override
  public int compareTo(StockKey other) {
    int byShop = shop.compareTo(other.shop);
    if (byShop != 0) {
      return byShop;
    }
    int bySku = sku.compareTo(other.sku);
    return bySku != 0 ? bySku : location.compareTo(other.location);
  }

  @Override
  public String toString() {
    return shop + "/" + sku + "@" + location;
  }
}
