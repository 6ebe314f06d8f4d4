package io.holdfast.spring.host;

import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import org.springframework.stereotype.Service;

@Service
class Orders {
  private final ShopInventory stock;

  Orders(ShopInventory stock) {
    this.stock = stock;
  }

  String order(String id) {
    return stock
        .commit(new ReservationId(id), Line.of("sencha", 1))
        .fold(sold -> "sold", refused -> refused.message());
  }
}
