package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.EntryItems;
import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.item.LevelItems;
import io.holdfast.aws.dynamodb.internal.item.MovementItems;
import io.holdfast.aws.dynamodb.internal.item.UnitItems;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItem;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Partition;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads the rows of an audit once, and collects the items that cannot be read. Not safe for use by
 * several threads.
 */
final class AuditReading {
  private final Reads reads;
  private final ListingQueries listings;
  private final Deadline call;
  private final ShopId shop;
  private final List<UnreadableItem> bad = new ArrayList<>(0);

  AuditReading(Reads reads, ListingQueries listings, Deadline call, ShopId shop) {
    this.reads = reads;
    this.listings = listings;
    this.call = call;
    this.shop = shop;
  }

  AuditRows page(@Nullable StockKey after, int limit) {
    List<StoredLevel> levels = levels(after, limit);
    if (levels.size() == limit) {
      // Pages are merged from partitions, so items after the page were read as well.
      StockKey last = levels.get(limit - 1).key();
      bad.removeIf(item -> item.key() != null && item.key().compareTo(last) > 0);
    }
    Map<StockKey, Long> moved = new HashMap<>();
    List<Unit> units = new ArrayList<>();
    Set<HoldItem> held = new HashSet<>();
    for (StoredLevel level : levels) {
      StockKey key = level.key();
      moved.put(key, moved(key));
      for (String pk : Keys.holds(key)) {
        each(key, pk, item -> HoldItem.parse(key, item), held::add);
      }
      if (level.policy().kind() == StockKind.UNITS) {
        each(key, Keys.units(key), item -> UnitItems.parse(key, item), units::add);
      }
    }
    return new AuditRows(
        levels, moved, units, held, levels.isEmpty() ? List.of() : reservations(), bad);
  }

  List<StoredLevel> levels(@Nullable StockKey after, int limit) {
    return listings.stored(
        call,
        shop,
        after,
        limit,
        item -> orCollected(level(item), item, it -> LevelItems.parse(shop, it)));
  }

  private @Nullable StockKey level(Map<String, AttributeValue> item) {
    try {
      return Keys.stockKey(shop, Values.text(item, ItemKey.SK));
    } catch (RuntimeException e) {
      return null;
    }
  }

  private long moved(StockKey key) {
    List<Long> deltas = new ArrayList<>();
    each(key, Keys.movements(key), MovementItems::onHandDelta, deltas::add);
    long moved = 0;
    for (long delta : deltas) {
      moved = Math.addExact(moved, delta);
    }
    return moved;
  }

  private List<Reservation> reservations() {
    List<Reservation> found = new ArrayList<>();
    for (String pk : Keys.entries(shop)) {
      Partition part =
          Partition.all(reads, call, pk)
              .where(
                  EntryItems.STATE,
                  ReservationState.HELD.name(),
                  ReservationState.COMMITTED.name());
      SortedMerge.mapped(part, item -> orCollected(null, item, it -> EntryItems.parse(shop, it)))
          .forEachRemaining(
              entry -> {
                if (entry instanceof Reservation it) {
                  found.add(it);
                }
              });
    }
    return found;
  }

  private <T> void each(
      StockKey key, String pk, Function<Map<String, AttributeValue>, T> parser, Consumer<T> rows) {
    SortedMerge.mapped(Partition.all(reads, call, pk), item -> orCollected(key, item, parser))
        .forEachRemaining(rows);
  }

  private <T> @Nullable T orCollected(
      @Nullable StockKey key,
      Map<String, AttributeValue> item,
      Function<Map<String, AttributeValue>, T> parser) {
    try {
      return parser.apply(item);
    } catch (InvariantViolationException e) {
      bad.add(UnreadableItem.of(key, e));
      return null;
    }
  }
}
