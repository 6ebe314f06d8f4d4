package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/** Reads the index of holds by expiry. Safe for use by several threads. */
public final class HoldIndex {
  static final Comparator<HoldItem> BY_EXPIRY =
      Comparator.comparing(HoldItem::expiresAt).thenComparing(HoldItem::reservation);

  private final Reads reads;

  public HoldIndex(Reads reads) {
    this.reads = reads;
  }

  /** Returns the number of pieces of a stock key in holds that have expired by a time. */
  long expired(Deadline call, StockKey key, Instant now) {
    return expired(expiredHolds(call, key, now), now);
  }

  /** Returns the number of pieces in the given holds that have expired by a time. */
  static long expired(List<HoldItem> holds, Instant now) {
    long pieces = 0;
    for (HoldItem hold : holds) {
      if (!now.isBefore(hold.expiresAt())) {
        pieces = Math.addExact(pieces, hold.quantity());
      }
    }
    return pieces;
  }

  /** Returns whether the given earliest holds of a key include all that have expired by a time. */
  static boolean hasAllUntil(List<HoldItem> earliest, Instant now) {
    return earliest.size() < Footprint.HOLDS_LOADED
        || now.isBefore(earliest.get(earliest.size() - 1).expiresAt());
  }

  /** Returns the expired holds for a listing: lines that cannot be read are logged and left out. */
  List<HoldItem> readableExpired(Deadline call, StockKey key, Instant now, UnreadableItems bad) {
    List<HoldItem> found = new ArrayList<>();
    for (String pk : Keys.holds(key)) {
      Partition part = Partition.before(reads, call, pk, Keys.afterHoldsUntil(now));
      SortedMerge.mapped(part, item -> bad.readOrName(item, it -> HoldItem.parse(key, it)))
          .forEachRemaining(found::add);
    }
    return found;
  }

  /** Returns the holds of a stock key that have expired by a time, in any order. */
  private List<HoldItem> expiredHolds(Deadline call, StockKey key, Instant now) {
    List<HoldItem> found = new ArrayList<>();
    for (String pk : Keys.holds(key)) {
      Partition.before(reads, call, pk, Keys.afterHoldsUntil(now))
          .forEachRemaining(item -> found.add(HoldItem.parse(key, item)));
    }
    return found;
  }

  /** Returns the holds of a stock key that expire first, in that order. */
  List<HoldItem> earliest(Deadline call, StockKey key, int limit) {
    List<Iterator<HoldItem>> parts = new ArrayList<>();
    for (String pk : Keys.holds(key)) {
      Partition part = Partition.all(reads, call, pk).inPagesOf(limit);
      parts.add(SortedMerge.mapped(part, item -> HoldItem.parse(key, item)));
    }
    return SortedMerge.first(parts, BY_EXPIRY, limit);
  }

  /** Returns all holds of a stock key, in any order. */
  List<HoldItem> all(Deadline call, StockKey key) {
    List<HoldItem> found = new ArrayList<>();
    for (String pk : Keys.holds(key)) {
      Partition.all(reads, call, pk).forEachRemaining(item -> found.add(HoldItem.parse(key, item)));
    }
    return found;
  }
}
