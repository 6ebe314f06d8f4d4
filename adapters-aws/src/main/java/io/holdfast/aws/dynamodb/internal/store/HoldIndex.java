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
  private final UnreadableItems bad;

  public HoldIndex(Reads reads, UnreadableItems bad) {
    this.reads = reads;
    this.bad = bad;
  }

  /** Returns the number of pieces of a stock key in holds that have expired by a time. */
  long expired(Deadline call, StockKey key, Instant now) {
    return expired(expiredHolds(call, key, now), now);
  }

  /** Returns the number of pieces in the given holds that have expired by a time. */
  static long expired(List<HoldItem> holds, Instant now) {
    long pieces = 0;
    for (HoldItem hold : holds) {
      if (hold.expiring().hasEnded(now)) {
        pieces = Math.addExact(pieces, hold.quantity());
      }
    }
    return pieces;
  }

  /** Returns whether the given earliest holds of a key include all that have expired by a time. */
  static boolean hasAllUntil(List<HoldItem> earliest, Instant now) {
    return earliest.size() < Footprint.HOLDS_LOADED
        || !earliest.get(earliest.size() - 1).expiring().hasEnded(now);
  }

  /** Returns the holds of a stock key that have expired by a time, in any order. */
  List<HoldItem> expiredHolds(Deadline call, StockKey key, Instant now) {
    List<HoldItem> found = new ArrayList<>();
    for (String pk : Keys.holds(key)) {
      Partition part = Partition.before(reads, call, pk, Keys.afterHoldsUntil(now));
      readable(part, key).forEachRemaining(found::add);
    }
    return found;
  }

  private Iterator<HoldItem> readable(Partition part, StockKey key) {
    return SortedMerge.mapped(part, item -> bad.readOrName(item, it -> HoldItem.parse(key, it)));
  }

  /** Returns the holds of a stock key that expire first, in that order. */
  List<HoldItem> earliest(Deadline call, StockKey key, int limit) {
    List<Iterator<HoldItem>> parts = new ArrayList<>();
    for (String pk : Keys.holds(key)) {
      Partition part = Partition.all(reads, call, pk).inPagesOf(limit);
      parts.add(readable(part, key));
    }
    return SortedMerge.first(parts, BY_EXPIRY, limit);
  }

  /** Returns all holds of a stock key, in any order. */
  List<HoldItem> all(Deadline call, StockKey key) {
    List<HoldItem> found = new ArrayList<>();
    for (String pk : Keys.holds(key)) {
      readable(Partition.all(reads, call, pk), key).forEachRemaining(found::add);
    }
    return found;
  }
}
