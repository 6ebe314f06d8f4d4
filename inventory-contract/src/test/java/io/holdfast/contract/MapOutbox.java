package io.holdfast.contract;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The simplest outbox: maps under one lock, searched completely. */
class MapOutbox implements RestockOutbox {
  final Map<ShopId, Map<MessageId, OutboxMessage<RestockRequest>>> shops = new TreeMap<>();

  /** Leased messages, with the end of the lease. */
  private final Map<MessageId, Instant> leases = new HashMap<>();

  /** Unreadable messages. */
  private final Set<MessageId> spoiled = new HashSet<>();

  private InstantSource clock = InstantSource.system();

  /** Sets the clock, before the first use: so a broken outbox needs no constructor. */
  final MapOutbox on(InstantSource other) {
    clock = other;
    return this;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  synchronized void add(List<RestockRequest> requests) {
    for (RestockRequest it : requests) {
      of(it.key().shop())
          .put(it.id(), new OutboxMessage<>(it, State.PENDING, 0, 0, it.requestedAt(), null));
    }
  }

  Map<MessageId, OutboxMessage<RestockRequest>> of(ShopId shop) {
    return shops.computeIfAbsent(
        shop, none -> new TreeMap<>(Comparator.comparing(MessageId::value)));
  }

  @Override
  public synchronized List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    return shops.keySet().stream()
        .filter(shop -> after == null || shop.compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /** Returns the order in which messages are leased. */
  Comparator<OutboxMessage<RestockRequest>> order() {
    return Comparator.comparing(OutboxMessage::nextAt);
  }

  /** Returns whether a message has to wait for another one of its stock key. */
  boolean isBehind(OutboxMessage<RestockRequest> message, OutboxMessage<RestockRequest> other) {
    return other.content().key().equals(message.content().key())
        && other.content().number() < message.content().number()
        && other.state() == State.PENDING;
  }

  /** Returns the end of a lease that begins now. */
  Instant leasedUntil(Duration lease) {
    return now().plus(lease);
  }

  @Override
  public synchronized List<OutboxMessage<RestockRequest>> lease(
      ShopId shop, int limit, Duration lease) {
    Map<MessageId, OutboxMessage<RestockRequest>> messages = of(shop);
    List<OutboxMessage<RestockRequest>> due =
        messages.values().stream()
            .filter(it -> it.state() != State.BLOCKED && !it.nextAt().isAfter(now()))
            .filter(it -> !spoiled.contains(it.content().id()))
            .filter(it -> messages.values().stream().noneMatch(other -> isBehind(it, other)))
            .sorted(order())
            .limit(limit)
            .map(
                it ->
                    new OutboxMessage<>(
                        it.content(),
                        it.state(),
                        it.attempts(),
                        it.fencingToken() + 1,
                        leasedUntil(lease),
                        it.reason()))
            .toList();
    due.forEach(it -> messages.put(it.content().id(), it));
    due.forEach(it -> leases.put(it.content().id(), it.nextAt()));
    return Stream.concat(due.stream(), unreadable(shop, limit - due.size())).toList();
  }

  /** Blocks due messages that cannot be read. */
  Stream<OutboxMessage<RestockRequest>> unreadable(ShopId shop, int limit) {
    List<OutboxMessage<RestockRequest>> found =
        of(shop).values().stream()
            .filter(it -> it.state() != State.BLOCKED && !it.nextAt().isAfter(now()))
            .filter(it -> spoiled.contains(it.content().id()))
            .limit(limit)
            .map(this::shown)
            .toList();
    found.forEach(it -> of(shop).put(it.content().id(), it));
    return found.stream();
  }

  /** Returns a message as it is listed. */
  OutboxMessage<RestockRequest> shown(OutboxMessage<RestockRequest> it) {
    RestockRequestId id = it.content().id();
    return spoiled.contains(id)
        ? OutboxMessage.unreadable(it.content().key().shop(), id, "supplier")
        : it;
  }

  synchronized boolean spoil(MessageId id) {
    return spoiled.add(id);
  }

  /** Returns whether a settlement is too late. */
  boolean isLost(
      @Nullable OutboxMessage<RestockRequest> stored, OutboxMessage<RestockRequest> leased) {
    return stored == null || stored.fencingToken() != leased.fencingToken();
  }

  @Override
  public synchronized Set<MessageId> settle(
      ShopId shop, List<Settlement<RestockRequest>> settlements) {
    Set<MessageId> lost = new HashSet<>();
    for (Settlement<RestockRequest> settlement : settlements) {
      MessageId id = settlement.message().content().id();
      OutboxMessage<RestockRequest> stored = of(shop).get(id);
      if (isLost(stored, settlement.message())) {
        lost.add(id);
      } else {
        if (settlement.endsLease()) {
          leases.remove(id);
        }
        write(shop, stored == null ? settlement.message() : stored, settlement);
      }
    }
    return lost;
  }

  private void write(
      ShopId shop, OutboxMessage<RestockRequest> it, Settlement<RestockRequest> settlement) {
    if (settlement instanceof Settlement.Sent<RestockRequest> sent) {
      put(shop, it, State.SENT, 0, sent.nextAt(), null);
    } else if (settlement instanceof Settlement.Retry<RestockRequest> retry) {
      put(shop, it, it.state(), tries(retry), now().plus(retry.delay()), retry.reason());
    } else if (settlement instanceof Settlement.Released<RestockRequest> untried) {
      put(shop, it, it.state(), it.attempts(), now().plus(untried.delay()), it.reason());
    } else if (settlement instanceof Settlement.Blocked<RestockRequest> blocked) {
      put(shop, it, State.BLOCKED, tries(blocked), now(), blocked.reason());
    } else if (settlement instanceof Settlement.Begun<RestockRequest> begun) {
      put(shop, it, it.state(), tries(begun), it.nextAt(), it.reason());
    } else {
      of(shop).remove(it.content().id());
    }
  }

  private static int tries(Settlement<?> settlement) {
    return settlement.message().attempts();
  }

  private void put(
      ShopId shop,
      OutboxMessage<RestockRequest> it,
      State state,
      int attempts,
      Instant nextAt,
      @Nullable String reason) {
    of(shop)
        .put(
            it.content().id(),
            new OutboxMessage<>(it.content(), state, attempts, it.fencingToken(), nextAt, reason));
  }

  @Override
  public synchronized List<OutboxMessage<RestockRequest>> messages(
      ShopId shop, @Nullable MessageId after, int limit) {
    return of(shop).values().stream()
        .filter(it -> after == null || it.content().id().value().compareTo(after.value()) > 0)
        .limit(limit)
        .map(this::shown)
        .toList();
  }

  @Override
  public synchronized OutboxSummary summary(@Nullable ShopId shop) {
    return OutboxSummary.of(
        shops.entrySet().stream()
            .filter(each -> shop == null || shop.equals(each.getKey()))
            .flatMap(each -> each.getValue().values().stream())
            .toList());
  }

  @Override
  public synchronized boolean unblock(ShopId shop, MessageId id) {
    OutboxMessage<RestockRequest> it = of(shop).get(id);
    if (it == null || it.state() != State.BLOCKED) {
      return false;
    }
    put(shop, it, State.PENDING, 0, now(), it.reason());
    return true;
  }

  @Override
  public synchronized boolean withdraw(ShopId shop, MessageId id) {
    Instant until = leases.get(id);
    if (until != null && until.isAfter(now())) {
      return false;
    }
    of(shop).remove(id);
    return true;
  }
}
