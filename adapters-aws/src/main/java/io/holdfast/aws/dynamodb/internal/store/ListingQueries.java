package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.EntryWrite;
import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.item.LevelItems;
import io.holdfast.aws.dynamodb.internal.item.MovementItems;
import io.holdfast.aws.dynamodb.internal.item.MovementRefs;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItems;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The reads behind listings. Safe for use by several threads. */
public final class ListingQueries {
  private final Reads reads;
  private final HoldIndex holds;
  private final UnreadableItems bad;
  private final InstantSource clock;

  public ListingQueries(Reads reads, HoldIndex holds, UnreadableItems bad, InstantSource clock) {
    this.reads = reads;
    this.holds = holds;
    this.bad = bad;
    this.clock = clock;
  }

  /**
   * Returns levels by key, as stored: expired holds are not subtracted.
   *
   * @param parser returns null for an item to leave out
   */
  List<StoredLevel> stored(
      Deadline call,
      ShopId shop,
      @Nullable StockKey after,
      int limit,
      Function<Map<String, AttributeValue>, @Nullable StoredLevel> parser) {
    String sk = after == null ? null : Keys.stock(after);
    List<String> partitions = Keys.levels(shop);
    int share = limit / partitions.size() + 2;
    List<Iterator<StoredLevel>> parts = new ArrayList<>();
    for (String pk : partitions) {
      Partition part = Partition.after(reads, call, pk, sk).inPagesOf(share);
      parts.add(SortedMerge.mapped(part, parser));
    }
    return SortedMerge.first(parts, Comparator.comparing(StoredLevel::key), limit);
  }

  /** Returns levels by key. */
  public List<StoredLevel> levels(Deadline call, ShopId shop, @Nullable StockKey after, int limit) {
    Instant now = Micros.floor(clock.instant());
    List<StoredLevel> levels = stored(call, shop, after, limit, item -> readOrName(shop, item));
    levels.replaceAll(level -> withExpired(call, level, now));
    return levels;
  }

  /** Returns the levels of stock keys, each as of a moment of the call. */
  public List<StoredLevel> levels(Deadline call, ShopId shop, Collection<StockKey> keys) {
    Instant now = Micros.floor(clock.instant());
    List<StoredLevel> levels = new ArrayList<>();
    for (var item : reads.each(call, keys.stream().map(Keys::level).toList())) {
      StoredLevel level = readOrName(shop, item);
      if (level != null) {
        levels.add(withExpired(call, level, now));
      }
    }
    return levels;
  }

  private @Nullable StoredLevel readOrName(ShopId shop, Map<String, AttributeValue> item) {
    return bad.readOrName(item, it -> LevelItems.parse(shop, it));
  }

  private StoredLevel withExpired(Deadline call, StoredLevel it, Instant now) {
    if (!it.mayHaveExpired(now)) {
      return it;
    }
    return it.withExpiredHeld(holds.expired(call, it.key(), now));
  }

  public List<StockMovement> movements(
      Deadline call, StockKey key, @Nullable StockMovement after, int limit) {
    String sk = after == null ? null : Keys.movement(after).sk();
    Partition items = Partition.after(reads, call, Keys.movements(key), sk).inPagesOf(limit);
    List<StockMovement> found = new ArrayList<>();
    Iterator<StockMovement> readable =
        SortedMerge.mapped(items, item -> bad.readOrName(item, it -> MovementItems.parse(key, it)));
    while (found.size() < limit && readable.hasNext()) {
      found.add(readable.next());
    }
    return found;
  }

  public List<StockMovement> movements(Deadline call, ShopId shop, ReservationId reference) {
    ItemKey entry = Keys.entry(shop, reference.entry());
    var item = reads.snapshot(call, List.of(entry)).get(entry);
    AttributeValue pointers = item == null ? null : item.get(EntryWrite.MOVEMENTS);
    if (pointers == null) {
      return List.of();
    }
    List<ItemKey> keys =
        pointers.ss().stream().map(pointer -> MovementRefs.item(shop, pointer)).toList();
    var items = reads.slices(call, keys);
    List<StockMovement> found = new ArrayList<>();
    for (String pointer : pointers.ss()) {
      var movement = items.get(MovementRefs.item(shop, pointer));
      if (movement != null) {
        StockKey key = MovementRefs.stock(shop, pointer);
        StockMovement read = bad.readOrName(movement, it -> MovementItems.parse(key, it));
        if (read != null) {
          found.add(read);
        }
      }
    }
    found.sort(StockMovement.OLDEST_FIRST);
    return found;
  }

  /** Reads every level of the shop, and the holds of the levels that may have expired ones. */
  public List<ReservationId> expiredHolds(Deadline call, ShopId shop, int limit) {
    Instant now = Micros.floor(clock.instant());
    TreeSet<HoldItem> found =
        new TreeSet<>(HoldIndex.BY_EXPIRY); // those of one reservation count once
    for (String pk : Keys.levels(shop)) {
      Partition.all(reads, call, pk)
          .forEachRemaining(
              item -> {
                StoredLevel level = readOrName(shop, item);
                if (level != null && level.mayHaveExpired(now)) {
                  found.addAll(holds.expiredHolds(call, level.key(), now));
                  while (found.size() > limit) {
                    found.pollLast();
                  }
                }
              });
    }
    return found.stream().map(HoldItem::reservation).toList();
  }
}
