package io.holdfast.examples.localfood.store;

import io.holdfast.caffeine.StockView;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.spring.TransactionalStock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The stock of the shops, in the inventory: each shop is a tenant, each article an SKU, and an
 * order has the same id there. Changes join the transaction of the caller; listings are read from a
 * view.
 */
@Component
class Shelves {
  private final TransactionalStock stock;
  private final StockView view;

  Shelves(TransactionalStock stock, StockView view) {
    this.stock = stock;
    this.view = view;
  }

  private static ShopId shop(long storeId) {
    return new ShopId("store-" + storeId);
  }

  private static Sku sku(long productId) {
    return new Sku("product-" + productId);
  }

  private static ReservationId reservation(long orderId) {
    return new ReservationId("order-" + orderId);
  }

  private static StockKey key(Store store) {
    return StockKey.of(shop(store.id()), sku(store.productId()));
  }

  /** Puts the first goods of a shop on its shelf. */
  Store open(Store store, long pieces) {
    stock.define(StockDefinition.withOpening(key(store), pieces)).orElseThrow();
    return store.withStock(pieces);
  }

  /** Takes the goods of an order. Returns false, and takes nothing, if they are not all there. */
  boolean take(long orderId, Store store, int quantity) {
    try {
      return stock
          .commit(
              CommitRequest.of(
                  shop(store.id()),
                  reservation(orderId),
                  Line.of(sku(store.productId()), quantity)))
          .fold(taken -> true, refused -> false);
    } catch (InvalidRequestException e) {
      return false;
    }
  }

  /** Puts the goods of an order back. If they are not taken yet, they never will be. */
  void putBack(long orderId, long storeId) {
    stock.undo(shop(storeId), reservation(orderId)).orElseThrow();
  }

  /** Records that the carrier has the goods of an order. */
  void handOver(long orderId, long storeId) {
    stock.dispatch(shop(storeId), reservation(orderId)).orElseThrow();
  }

  /** Returns the shops with their stock, at most as old as the view allows. */
  List<Store> withStock(List<Store> stores) {
    Map<StockKey, StockLevel> levels = new HashMap<>();
    for (int from = 0; from < stores.size(); from += Inventory.MAX_KEYS) {
      List<Store> part = stores.subList(from, Math.min(stores.size(), from + Inventory.MAX_KEYS));
      levels.putAll(view.levels(part.stream().map(Shelves::key).toList()));
    }
    List<Store> result = new ArrayList<>(stores.size());
    for (Store store : stores) {
      StockLevel level = levels.get(key(store));
      result.add(level == null ? store : store.withStock(level.available()));
    }
    return result;
  }
}
