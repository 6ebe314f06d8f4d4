package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.web.RequestException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets each shop take no more than its part of the threads and connections, so that the customers
 * of a popular shop cannot stop those of other shops.
 */
@Component
class ShopBulkhead {
  private final ConcurrentMap<Long, Integer> running = new ConcurrentHashMap<>();
  private final int limit;

  ShopBulkhead(@Value("${localfood.orders-at-once-per-shop}") int limit) {
    this.limit = limit;
  }

  /**
   * Runs an order of a shop.
   *
   * @throws RequestException at once, if too many orders of this shop are running
   */
  <T> T run(long shop, Supplier<T> order) {
    // A shop without running orders has no entry.
    int now = running.merge(shop, 1, Integer::sum);
    try {
      if (now > limit) {
        throw RequestException.tooMany("storeId: this shop has too many orders at this moment");
      }
      return order.get();
    } finally {
      running.computeIfPresent(shop, (same, all) -> all == 1 ? null : all - 1);
    }
  }
}
