package io.holdfast.inventory.internal.query;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Checks the keys of one read before any I/O. */
public final class ReadKeys {
  private ReadKeys() {}

  /**
   * Returns the different elements of a collection.
   *
   * @throws InvalidRequestException if it is null or empty, has too many elements, or one is null
   */
  public static <T> Set<T> distinct(String name, Collection<T> all) {
    if (Checks.required(name, all).isEmpty()) {
      throw new InvalidRequestException(name, "must not be empty");
    }
    Set<T> distinct = new LinkedHashSet<>();
    int at = 0;
    for (T each : all) {
      Checks.required(name + "[" + at + "]", each);
      if (distinct.add(each) && distinct.size() > Inventory.MAX_KEYS) {
        throw new InvalidRequestException(name, "at most " + Inventory.MAX_KEYS);
      }
      at++;
    }
    return distinct;
  }

  /**
   * Returns the shop of all keys.
   *
   * @throws InvalidRequestException if the keys are of several shops
   */
  public static ShopId shop(Set<StockKey> keys) {
    ShopId shop = keys.iterator().next().shop();
    for (StockKey key : keys) {
      if (!key.shop().equals(shop)) {
        throw new InvalidRequestException("keys", "must be of one shop");
      }
    }
    return shop;
  }
}
