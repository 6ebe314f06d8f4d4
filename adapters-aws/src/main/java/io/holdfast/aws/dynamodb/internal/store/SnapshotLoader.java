package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.EntryItems;
import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.item.LevelItems;
import io.holdfast.aws.dynamodb.internal.item.UnitItems;
import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.inventory.spi.support.Micros;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Loads the rows that a footprint names and implies, all as of one moment. It first loads the named
 * rows; if reservations among them have other lines, it loads again with those. Safe for use by
 * several threads.
 *
 * <p>Holds are read after their levels. Every change that adds, frees or sells a hold changes its
 * level, so if the level is the same afterwards, the holds belong to it.
 */
public final class SnapshotLoader {
  private final Reads reads;
  private final HoldIndex holds;
  private final InstantSource clock;

  public SnapshotLoader(Reads reads, HoldIndex holds, InstantSource clock) {
    this.reads = reads;
    this.holds = holds;
    this.clock = clock;
  }

  public LoadedSnapshot load(Deadline call, Footprint footprint) {
    Wanted wanted = new Wanted(footprint);
    while (true) {
      var items = reads.snapshot(call, wanted.itemKeys());
      LoadedSnapshot snapshot = wanted.parse(items);
      snapshot.at(Micros.floor(clock.instant()));
      if (!wanted.add(snapshot) && addHolds(call, footprint, snapshot, items)) {
        return snapshot;
      }
    }
  }

  /**
   * Adds the lines of the index of holds that the footprint needs; returns false if they belong to
   * other versions of the levels.
   */
  private boolean addHolds(
      Deadline call,
      Footprint footprint,
      LoadedSnapshot snapshot,
      Map<ItemKey, Map<String, AttributeValue>> items) {
    List<StockKey> overdue = snapshot.withOverdueHolds();
    TreeSet<StockKey> looked = new TreeSet<>(overdue);
    looked.addAll(footprint.holdsOf());
    if (looked.isEmpty()) {
      return true;
    }
    for (StockKey key : looked) {
      boolean earliest = footprint.holdsOf().contains(key);
      addHolds(call, key, earliest, overdue.contains(key), snapshot);
    }
    List<ItemKey> levels = looked.stream().map(Keys::level).toList();
    var after = reads.snapshot(call, levels);
    if (levels.stream().allMatch(key -> Objects.equals(items.get(key), after.get(key)))) {
      return true;
    }
    call.pauseAfterChange();
    return false;
  }

  private void addHolds(
      Deadline call, StockKey key, boolean earliest, boolean overdue, LoadedSnapshot snapshot) {
    List<HoldItem> first = earliest ? holds.earliest(call, key, Footprint.HOLDS_LOADED) : List.of();
    for (HoldItem hold : first) {
      snapshot.add(key, hold.expiring());
    }
    if (overdue) {
      boolean all = earliest && HoldIndex.hasAllUntil(first, snapshot.now());
      snapshot.expired(
          key,
          all
              ? HoldIndex.expired(first, snapshot.now())
              : holds.expired(call, key, snapshot.now()));
    }
  }

  /** The rows to load: those of the footprint, and those that belong to them. */
  private static final class Wanted {
    private final ShopId shop;
    private final List<EntryId> entries;
    private final SortedSet<StockKey> levels;
    private final SortedSet<UnitKey> units;

    Wanted(Footprint footprint) {
      shop = footprint.shop();
      entries = footprint.entries();
      levels = new TreeSet<>(footprint.keys());
      units = new TreeSet<>(footprint.units());
    }

    /** Adds the lines and units of the loaded reservations; returns whether any is new. */
    boolean add(LoadedSnapshot snapshot) {
      boolean more = levels.addAll(snapshot.keysOfReservations());
      return units.addAll(snapshot.unitsOfReservations()) || more;
    }

    List<ItemKey> itemKeys() {
      List<ItemKey> keys = new ArrayList<>(levels.size() + entries.size() + units.size());
      levels.forEach(key -> keys.add(Keys.level(key)));
      entries.forEach(id -> keys.add(Keys.entry(shop, id)));
      units.forEach(unit -> keys.add(Keys.unit(unit)));
      return keys;
    }

    LoadedSnapshot parse(Map<ItemKey, Map<String, AttributeValue>> items) {
      LoadedSnapshot snapshot = new LoadedSnapshot();
      for (StockKey key : levels) {
        Map<String, AttributeValue> item = items.get(Keys.level(key));
        if (item != null) {
          try {
            snapshot.add(LevelItems.parse(shop, item));
          } catch (InvariantViolationException e) {
            snapshot.unreadable(key, e);
          }
        }
      }
      for (EntryId id : entries) {
        Map<String, AttributeValue> item = items.get(Keys.entry(shop, id));
        if (item != null) {
          try {
            snapshot.add(EntryItems.parse(shop, item));
          } catch (InvariantViolationException e) {
            snapshot.unreadable(id, e);
          }
        }
      }
      for (UnitKey unit : units) {
        Map<String, AttributeValue> item = items.get(Keys.unit(unit));
        if (item != null) {
          try {
            snapshot.add(UnitItems.parse(unit.key(), item));
          } catch (InvariantViolationException e) {
            snapshot.unreadable(unit, e);
          }
        }
      }
      return snapshot;
    }
  }
}
