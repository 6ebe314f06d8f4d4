package io.holdfast.jdbc.faults;

import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Creates decided restock requests for a test. */
final class Requests {
  private Requests() {}

  /** Lets a store decide requests, each of a separate article. */
  static List<RestockRequest> decide(
      InventoryStore store, ShopId shop, String prefix, int count, Instant now) {
    List<RestockRequest> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StockKey key = StockKey.of(shop, new Sku(prefix + i));
      requests.add(
          new RestockRequest(
              RestockRequestId.of(key, 1, now),
              key,
              new SupplierId("FF-500293"),
              10,
              1,
              now,
              now.plus(Duration.ofDays(7))));
    }
    RestockOutboxFixture.decided(store, requests);
    return requests;
  }

  static List<String> ids(List<RestockRequest> requests) {
    return requests.stream().map(request -> request.id().value()).toList();
  }
}
