package io.holdfast.inmemory;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one shop, under one lock:
 *
 * <pre>
 *   id                -> message, and when its lease ends
 *   next at, number, id  sorted, without those that are BLOCKED
 *   stock key, number -> message that is not accepted yet
 * </pre>
 */
final class ShopOutbox {
  /** A message, with the time at which its lease ends; null if it is not leased. */
  private record Row(OutboxMessage message, @Nullable Instant leasedUntil) {
    RestockRequestId id() {
      return message.request().id();
    }
  }

  private static final Comparator<Row> BY_DUE =
      Comparator.comparing((Row row) -> row.message().nextAt())
          .thenComparing(row -> row.message().request().number())
          .thenComparing(Row::id);

  private final ReentrantLock lock = new ReentrantLock();
  private final TreeMap<RestockRequestId, Row> rows = new TreeMap<>();
  private final TreeSet<Row> due = new TreeSet<>(BY_DUE);
  private final Map<StockKey, NavigableMap<Long, Row>> waiting = new HashMap<>();

  void add(RestockRequest request) {
    lock.lock();
    try {
      write(null, new Row(OutboxMessage.decided(request), null));
    } finally {
      lock.unlock();
    }
  }

  boolean isDue(Instant now) {
    lock.lock();
    try {
      return !due.isEmpty() && !due.first().message().nextAt().isAfter(now);
    } finally {
      lock.unlock();
    }
  }

  List<OutboxMessage> lease(int limit, Duration lease, Instant now) {
    lock.lock();
    try {
      List<Row> found = new ArrayList<>();
      for (Row row : due) {
        if (found.size() == limit || row.message().nextAt().isAfter(now)) {
          break;
        }
        if (isFirstOfItsKey(row.message().request())) {
          found.add(row);
        }
      }
      List<OutboxMessage> leased = new ArrayList<>();
      for (Row row : found) {
        Instant until = now.plus(lease);
        OutboxMessage after = row.message().leasedUntil(until);
        write(row, new Row(after, until));
        leased.add(after);
      }
      return leased;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFirstOfItsKey(RestockRequest request) {
    NavigableMap<Long, Row> ofKey = waiting.get(request.key());
    return ofKey == null || ofKey.firstKey() >= request.number();
  }

  Set<RestockRequestId> settle(List<Settlement> settlements, Instant now) {
    lock.lock();
    try {
      Set<RestockRequestId> lost = new HashSet<>();
      for (Settlement settlement : settlements) {
        OutboxMessage leased = settlement.message();
        Row row = rows.get(leased.request().id());
        if (row == null || row.message().fencingToken() != leased.fencingToken()) {
          lost.add(leased.request().id());
        } else {
          OutboxMessage after = settlement.after(now);
          Instant until = settlement.endsLease() ? null : row.leasedUntil();
          write(row, after == null ? null : new Row(after, until));
        }
      }
      return lost;
    } finally {
      lock.unlock();
    }
  }

  List<OutboxMessage> messages(@Nullable RestockRequestId after, int limit) {
    lock.lock();
    try {
      Collection<Row> from = (after == null ? rows : rows.tailMap(after, false)).values();
      return from.stream().limit(limit).map(Row::message).toList();
    } finally {
      lock.unlock();
    }
  }

  boolean unblock(RestockRequestId id, Instant now) {
    lock.lock();
    try {
      Row row = rows.get(id);
      if (row == null || row.message().state() != State.BLOCKED) {
        return false;
      }
      write(row, new Row(row.message().unblocked(now), null));
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean withdraw(RestockRequestId id, Instant now) {
    lock.lock();
    try {
      Row row = rows.get(id);
      if (row != null && row.leasedUntil() != null && row.leasedUntil().isAfter(now)) {
        return false;
      }
      write(row, null);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void write(@Nullable Row before, @Nullable Row after) {
    if (before != null) {
      rows.remove(before.id());
      due.remove(before);
      if (before.message().keepsOthersBack()) {
        waiting.computeIfPresent(
            before.message().request().key(),
            (key, ofKey) -> {
              ofKey.remove(before.message().request().number());
              return ofKey.isEmpty() ? null : ofKey;
            });
      }
    }
    if (after != null) {
      rows.put(after.id(), after);
      if (after.message().state() != State.BLOCKED) {
        due.add(after);
      }
      if (after.message().keepsOthersBack()) {
        RestockRequest request = after.message().request();
        waiting.computeIfAbsent(request.key(), key -> new TreeMap<>()).put(request.number(), after);
      }
    }
  }
}
