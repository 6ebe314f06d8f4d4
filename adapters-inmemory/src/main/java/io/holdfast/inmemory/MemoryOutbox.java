package io.holdfast.inmemory;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * An outbox of one kind of messages in the memory of one process.
 *
 * <p>The lock of a shop decides: each call works on the messages of one shop at a time, under it.
 * Safe for use by any number of threads.
 *
 * @param <C> the kind of content
 */
sealed class MemoryOutbox<C extends OutboxContent> implements Outbox<C> {
  private final InstantSource clock;
  private final ConcurrentSkipListMap<ShopId, ShopOutbox<C>> shops = new ConcurrentSkipListMap<>();

  private MemoryOutbox(InstantSource clock) {
    this.clock = clock;
  }

  /** The outbox of restock requests. */
  static final class OfRestockRequests extends MemoryOutbox<RestockRequest>
      implements RestockOutbox {
    OfRestockRequests(InstantSource clock) {
      super(clock);
    }
  }

  /** The outbox of expired holds. */
  static final class OfExpiredHolds extends MemoryOutbox<ExpiredHold> implements ExpiredHoldOutbox {
    OfExpiredHolds(InstantSource clock) {
      super(clock);
    }
  }

  /** Adds messages. Called in the transaction that has decided them, and cannot fail. */
  final void add(List<C> contents) {
    for (int i = 0; i < contents.size(); i++) {
      shop(contents.get(i).shop()).add(contents.get(i));
    }
  }

  @Override
  public List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    Instant now = now();
    var from = after == null ? shops : shops.tailMap(after, false);
    return from.entrySet().stream()
        .filter(shop -> shop.getValue().isDue(now))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  @Override
  public List<OutboxMessage<C>> lease(ShopId shop, int limit, Duration lease) {
    return shop(shop).lease(limit, lease, now());
  }

  @Override
  public Set<MessageId> settle(ShopId shop, List<Settlement<C>> settlements) {
    return shop(shop).settle(settlements, now());
  }

  @Override
  public List<OutboxMessage<C>> messages(ShopId shop, @Nullable MessageId after, int limit) {
    return shop(shop).messages(after, limit);
  }

  @Override
  public OutboxSummary summary(@Nullable ShopId shop) {
    List<OutboxMessage<C>> all = new ArrayList<>();
    for (ShopOutbox<C> each : shop == null ? shops.values() : List.of(shop(shop))) {
      all.addAll(each.messages(null, Integer.MAX_VALUE));
    }
    return OutboxSummary.of(all);
  }

  @Override
  public boolean unblock(ShopId shop, MessageId id) {
    return shop(shop).unblock(id, now());
  }

  @Override
  public boolean withdraw(ShopId shop, MessageId id) {
    return shop(shop).withdraw(id, now());
  }

  private ShopOutbox<C> shop(ShopId shop) {
    ShopOutbox<C> outbox = shops.get(shop);
    return outbox == null ? shops.computeIfAbsent(shop, none -> new ShopOutbox<>()) : outbox;
  }

  private Instant now() {
    return Micros.floor(clock.instant());
  }
}
