package io.holdfast.inmemory;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The outbox of restock requests in the memory of one process.
 *
 * <p>The lock of a shop decides: each call works on the messages of one shop at a time, under it.
 * Safe for use by any number of threads.
 */
final class MemoryOutbox implements RestockOutbox {
  private final InstantSource clock;
  private final ConcurrentSkipListMap<ShopId, ShopOutbox> shops = new ConcurrentSkipListMap<>();

  MemoryOutbox(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds requests. Called in the transaction that has decided them, and cannot fail. */
  void add(List<RestockRequest> requests) {
    for (int i = 0; i < requests.size(); i++) {
      shop(requests.get(i).key().shop()).add(requests.get(i));
    }
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    Instant now = now();
    List<ShopId> due = new ArrayList<>();
    var from = after == null ? shops : shops.tailMap(after, false);
    for (var shop : from.entrySet()) {
      if (due.size() == limit) {
        break;
      }
      if (shop.getValue().isDue(now)) {
        due.add(shop.getKey());
      }
    }
    return due;
  }

  @Override
  public List<OutboxMessage> lease(ShopId shop, int limit, Duration lease) {
    return shop(shop).lease(limit, lease, now());
  }

  @Override
  public Set<RestockRequestId> settle(ShopId shop, List<Settlement> settlements) {
    return shop(shop).settle(settlements, now());
  }

  @Override
  public List<OutboxMessage> messages(ShopId shop, @Nullable RestockRequestId after, int limit) {
    return shop(shop).messages(after, limit);
  }

  @Override
  public OutboxSummary summary(@Nullable ShopId shop) {
    List<OutboxMessage> all = new ArrayList<>();
    for (ShopOutbox each : shop == null ? shops.values() : List.of(shop(shop))) {
      all.addAll(each.messages(null, Integer.MAX_VALUE));
    }
    return OutboxSummary.of(all);
  }

  @Override
  public boolean unblock(ShopId shop, RestockRequestId id) {
    return shop(shop).unblock(id, now());
  }

  @Override
  public boolean withdraw(ShopId shop, RestockRequestId id) {
    return shop(shop).withdraw(id, now());
  }

  private ShopOutbox shop(ShopId shop) {
    ShopOutbox outbox = shops.get(shop);
    return outbox == null ? shops.computeIfAbsent(shop, none -> new ShopOutbox()) : outbox;
  }

  private Instant now() {
    return Micros.floor(clock.instant());
  }
}
