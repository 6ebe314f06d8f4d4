package io.holdfast.inmemory;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of the rows, read while their stripes are locked. */
record LiveSnapshot(ShopRows rows, Instant now) implements Snapshot {
  @Override
  public @Nullable StoredLevel level(StockKey key) {
    return rows.level(key, now);
  }

  @Override
  public @Nullable Entry entry(EntryId id) {
    return rows.entries.get(id);
  }

  @Override
  public @Nullable Unit unit(UnitKey key) {
    StockRow row = rows.stock.get(key.key());
    return row == null ? null : row.units.get(key.unit());
  }

  @Override
  public List<ExpiringHold> holds(StockKey key) {
    StockRow row = rows.stock.get(key);
    return row == null
        ? List.of()
        : row.holds.keySet().stream().limit(Footprint.HOLDS_LOADED).toList();
  }

  /** Copies the rows of a footprint and its closure, so that they can be read without locks. */
  Snapshot copy(Footprint footprint) {
    LoadedSnapshot copy = new LoadedSnapshot();
    copy.at(now);
    footprint.keys().forEach(key -> copyLevel(key, copy));
    footprint.units().forEach(key -> copyUnit(key, copy));
    footprint.holdsOf().forEach(key -> holds(key).forEach(hold -> copy.add(key, hold)));
    for (EntryId id : footprint.entries()) {
      Entry entry = entry(id);
      if (entry != null) {
        copy.add(entry);
      }
    }
    copy.keysOfReservations().forEach(key -> copyLevel(key, copy));
    copy.unitsOfReservations().forEach(key -> copyUnit(key, copy));
    return copy;
  }

  private void copyLevel(StockKey key, LoadedSnapshot copy) {
    StoredLevel level = level(key);
    if (level != null) {
      copy.add(level);
    }
  }

  private void copyUnit(UnitKey key, LoadedSnapshot copy) {
    Unit unit = unit(key);
    if (unit != null) {
      copy.add(unit);
    }
  }
}
