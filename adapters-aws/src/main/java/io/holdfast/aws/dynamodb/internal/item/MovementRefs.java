package io.holdfast.aws.dynamodb.internal.item;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;

/** Creates the references of a reservation to its movements: {@code sku#location#sort key}. */
public final class MovementRefs {
  private MovementRefs() {}

  public static String to(StockMovement movement) {
    return Keys.stock(movement.key()) + "#" + Keys.movement(movement).sk();
  }

  public static StockKey stock(ShopId shop, String pointer) {
    return Keys.stockKey(shop, pointer.substring(0, end(pointer)));
  }

  public static ItemKey item(ShopId shop, String pointer) {
    return new ItemKey(Keys.movements(stock(shop, pointer)), pointer.substring(end(pointer) + 1));
  }

  private static int end(String pointer) {
    return pointer.indexOf('#', pointer.indexOf('#') + 1);
  }
}
