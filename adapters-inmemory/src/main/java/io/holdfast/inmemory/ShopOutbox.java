package io.holdfast.inmemory;

import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.OutboxContent;
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
 * The messages of one kind and shop, under one lock:
 *
 * <pre>
 *   id                -> message, and when its lease ends
 *   next at, number, id  sorted, without those that are BLOCKED
 *   stock key, number -> message that is not accepted yet
 * </pre>
 *
 * @param <C> the kind of content
 */
final class ShopOutbox<C extends OutboxContent> {
  /**
   * A stored message.
   *
   * @param leasedUntil the time at which its lease ends; null if it is not leased
   * @param lastLease the planned end of its last lease; null if there was none
   */
  private record Row<C extends OutboxContent>(
      OutboxMessage<C> message, @Nullable Instant leasedUntil, @Nullable Instant lastLease) {
    String id() {
      return message.content().id().value();
    }
  }

  private final Comparator<Row<C>> byDue =
      Comparator.comparing((Row<C> row) -> row.message().nextAt())
          .thenComparing(row -> row.message().content().number())
          .thenComparing(Row::id);

  private final ReentrantLock lock = new ReentrantLock();
  private final TreeMap<String, Row<C>> rows = new TreeMap<>();
  private final TreeSet<Row<C>> due = new TreeSet<>(byDue);
  private final Map<StockKey, NavigableMap<Long, Row<C>>> waiting = new HashMap<>();

  /** Adds a message, in place of one with the same id. */
  void add(C content) {
    lock.lock();
    try {
      write(rows.get(content.id().value()), new Row<>(OutboxMessage.decided(content), null, null));
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

  List<OutboxMessage<C>> lease(int limit, Duration lease, Instant now) {
    lock.lock();
    try {
      List<Row<C>> found = new ArrayList<>();
      for (Row<C> row : due) {
        if (found.size() == limit || row.message().nextAt().isAfter(now)) {
          break;
        }
        if (isFirstOfItsKey(row.message().content())) {
          found.add(row);
        }
      }
      List<OutboxMessage<C>> leased = new ArrayList<>();
      for (Row<C> row : found) {
        Instant until = now.plus(lease);
        OutboxMessage<C> after = row.message().leasedUntil(until);
        write(row, new Row<>(after, until, until));
        leased.add(after);
      }
      return leased;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFirstOfItsKey(C content) {
    StockKey key = content.orderedBy();
    NavigableMap<Long, Row<C>> ofKey = key == null ? null : waiting.get(key);
    return ofKey == null || ofKey.firstKey() >= content.number();
  }

  Set<MessageId> settle(List<Settlement<C>> settlements, Instant now) {
    lock.lock();
    try {
      Set<MessageId> lost = new HashSet<>();
      for (Settlement<C> settlement : settlements) {
        OutboxMessage<C> leased = settlement.message();
        Row<C> row = rows.get(leased.content().id().value());
        if (row == null || !leased.isOfLease(row.message().fencingToken(), row.lastLease())) {
          lost.add(leased.content().id());
        } else {
          OutboxMessage<C> after = settlement.after(now);
          Instant until = settlement.endsLease() ? null : row.leasedUntil();
          write(row, after == null ? null : new Row<>(after, until, row.lastLease()));
        }
      }
      return lost;
    } finally {
      lock.unlock();
    }
  }

  List<OutboxMessage<C>> messages(@Nullable MessageId after, int limit) {
    lock.lock();
    try {
      Collection<Row<C>> from =
          (after == null ? rows : rows.tailMap(after.value(), false)).values();
      return from.stream().limit(limit).map(Row::message).toList();
    } finally {
      lock.unlock();
    }
  }

  boolean unblock(MessageId id, Instant now) {
    lock.lock();
    try {
      Row<C> row = rows.get(id.value());
      if (row == null || row.message().state() != State.BLOCKED) {
        return false;
      }
      write(row, new Row<>(row.message().unblocked(now), null, row.lastLease()));
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean withdraw(MessageId id, Instant now) {
    lock.lock();
    try {
      Row<C> row = rows.get(id.value());
      if (row != null && row.leasedUntil() != null && row.leasedUntil().isAfter(now)) {
        return false;
      }
      write(row, null);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void write(@Nullable Row<C> before, @Nullable Row<C> after) {
    if (before != null) {
      rows.remove(before.id());
      due.remove(before);
      StockKey key = keptBack(before);
      if (key != null) {
        waiting.computeIfPresent(
            key,
            (same, ofKey) -> {
              ofKey.remove(before.message().content().number());
              return ofKey.isEmpty() ? null : ofKey;
            });
      }
    }
    if (after != null) {
      rows.put(after.id(), after);
      if (after.message().state() != State.BLOCKED) {
        due.add(after);
      }
      StockKey key = keptBack(after);
      if (key != null) {
        waiting
            .computeIfAbsent(key, none -> new TreeMap<>())
            .put(after.message().content().number(), after);
      }
    }
  }

  /** Returns the stock key whose later messages wait for this one; null if none waits. */
  private static @Nullable StockKey keptBack(Row<?> row) {
    return row.message().keepsOthersBack() ? row.message().content().orderedBy() : null;
  }
}
