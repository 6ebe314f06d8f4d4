package io.holdfast.contract;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The simplest outbox: maps under one lock, searched completely. */
class MapOutbox implements RestockOutbox {
  final Map<ShopId, Map<RestockRequestId, OutboxMessage>> shops = new TreeMap<>();

  /** Leased messages, with the end of the lease. */
  private final Map<RestockRequestId, Instant> leases = new TreeMap<>();

  /** Unreadable messages. */
  private final Set<RestockRequestId> spoiled = new HashSet<>();

  private final InstantSource clock;

  MapOutbox(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  synchronized void add(List<RestockRequest> requests) {
    for (RestockRequest it : requests) {
      of(it.key().shop())
          .put(it.id(), new OutboxMessage(it, State.PENDING, 0, 0, it.requestedAt(), null));
    }
  }

  Map<RestockRequestId, OutboxMessage> of(ShopId shop) {
    return shops.computeIfAbsent(shop, none -> new TreeMap<>());
  }

  @Override
  public synchronized List<ShopId> dueShops(@Nullable ShopId after, int limit) {
    return shops.keySet().stream()
        .filter(shop -> after == null || shop.compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  /** Returns the order in which messages are leased. */
  Comparator<OutboxMessage> order() {
    return Comparator.comparing(OutboxMessage::nextAt);
  }

  /** Returns whether a message has to wait for another one of its stock key. */
  boolean isBehind(OutboxMessage message, OutboxMessage other) {
    return other.request().key().equals(message.request().key())
        && other.request().number() < message.request().number()
        && other.state() == State.PENDING;
  }

  /** Returns the end of a lease that begins now. */
  Instant leasedUntil(Duration lease) {
    return now().plus(lease);
  }

  @Override
  public synchronized List<OutboxMessage> lease(ShopId shop, int limit, Duration lease) {
    Map<RestockRequestId, OutboxMessage> messages = of(shop);
    List<OutboxMessage> due =
        messages.values().stream()
            .filter(it -> it.state() != State.BLOCKED && !it.nextAt().isAfter(now()))
            .filter(it -> !spoiled.contains(it.request().id()))
            .filter(it -> messages.values().stream().noneMatch(other -> isBehind(it, other)))
            .sorted(order())
            .limit(limit)
            .map(
                it ->
                    new OutboxMessage(
                        it.request(),
                        it.state(),
                        it.attempts(),
                        it.fencingToken() + 1,
                        leasedUntil(lease),
                        it.reason()))
            .toList();
    due.forEach(it -> messages.put(it.request().id(), it));
    due.forEach(it -> leases.put(it.request().id(), it.nextAt()));
    return Stream.concat(due.stream(), unreadable(shop, limit - due.size())).toList();
  }

  /** Blocks due messages that cannot be read. */
  Stream<OutboxMessage> unreadable(ShopId shop, int limit) {
    List<OutboxMessage> found =
        of(shop).values().stream()
            .filter(it -> it.state() != State.BLOCKED && !it.nextAt().isAfter(now()))
            .filter(it -> spoiled.contains(it.request().id()))
            .limit(limit)
            .map(this::shown)
            .toList();
    found.forEach(it -> of(shop).put(it.request().id(), it));
    return found.stream();
  }

  /** Returns a message as it is listed. */
  OutboxMessage shown(OutboxMessage it) {
    RestockRequestId id = it.request().id();
    return spoiled.contains(id)
        ? OutboxMessage.unreadable(it.request().key().shop(), id, "supplier")
        : it;
  }

  synchronized boolean spoil(RestockRequestId id) {
    return spoiled.add(id);
  }

  /** Returns whether a settlement is too late. */
  boolean isLost(@Nullable OutboxMessage stored, OutboxMessage leased) {
    return stored == null || stored.fencingToken() != leased.fencingToken();
  }

  @Override
  public synchronized Set<RestockRequestId> settle(ShopId shop, List<Settlement> settlements) {
    Set<RestockRequestId> lost = new HashSet<>();
    for (Settlement settlement : settlements) {
      RestockRequestId id = settlement.message().request().id();
      OutboxMessage stored = of(shop).get(id);
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

  private void write(ShopId shop, OutboxMessage it, Settlement settlement) {
    if (settlement instanceof Settlement.Sent sent) {
      put(shop, it, State.SENT, 0, sent.nextAt(), null);
    } else if (settlement instanceof Settlement.Retry retry) {
      put(shop, it, it.state(), tries(retry), now().plus(retry.delay()), retry.reason());
    } else if (settlement instanceof Settlement.Released untried) {
      put(shop, it, it.state(), it.attempts(), now().plus(untried.delay()), it.reason());
    } else if (settlement instanceof Settlement.Blocked blocked) {
      put(shop, it, State.BLOCKED, tries(blocked), now(), blocked.reason());
    } else if (settlement instanceof Settlement.Begun begun) {
      put(shop, it, it.state(), tries(begun), it.nextAt(), it.reason());
    } else {
      of(shop).remove(it.request().id());
    }
  }

  private static int tries(Settlement settlement) {
    return settlement.message().attempts();
  }

  private void put(
      ShopId shop,
      OutboxMessage it,
      State state,
      int attempts,
      Instant nextAt,
      @Nullable String reason) {
    of(shop)
        .put(
            it.request().id(),
            new OutboxMessage(it.request(), state, attempts, it.fencingToken(), nextAt, reason));
  }

  @Override
  public synchronized List<OutboxMessage> messages(
      ShopId shop, @Nullable RestockRequestId after, int limit) {
    return of(shop).values().stream()
        .filter(it -> after == null || it.request().id().compareTo(after) > 0)
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
  public synchronized boolean unblock(ShopId shop, RestockRequestId id) {
    OutboxMessage it = of(shop).get(id);
    if (it == null || it.state() != State.BLOCKED) {
      return false;
    }
    put(shop, it, State.PENDING, 0, now(), it.reason());
    return true;
  }

  @Override
  public synchronized boolean withdraw(ShopId shop, RestockRequestId id) {
    Instant until = leases.get(id);
    if (until != null && until.isAfter(now())) {
      return false;
    }
    of(shop).remove(id);
    return true;
  }
}
