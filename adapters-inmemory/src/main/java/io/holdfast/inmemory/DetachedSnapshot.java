package io.holdfast.inmemory;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A copy of the rows of a footprint and its closure, which is read without locks. */
final class DetachedSnapshot implements Snapshot {
  private final Instant now;
  private final Map<StockKey, StoredLevel> levels = new HashMap<>();
  private final Map<EntryId, Entry> entries = new HashMap<>();
  private final Map<UnitKey, Unit> units = new HashMap<>();
  private final Map<StockKey, List<ExpiringHold>> holds = new HashMap<>();

  DetachedSnapshot(Footprint footprint, LiveSnapshot live) {
    this.now = live.now();
    footprint.keys().forEach(key -> copyLevel(live, key));
    footprint.units().forEach(unit -> copyUnit(live, unit));
    footprint.holdsOf().forEach(key -> holds.put(key, live.holds(key)));
    for (EntryId id : footprint.entries()) {
      Entry entry = live.entry(id);
      if (entry != null) {
        entries.put(id, entry);
      }
      if (entry instanceof Reservation it) {
        it.lines().forEach(line -> copyLine(live, it, line));
      }
    }
  }

  private void copyLine(LiveSnapshot live, Reservation it, ReservationLine line) {
    StockKey key = line.key(it.shop());
    copyLevel(live, key);
    for (Portion portion : List.of(line.taken(), line.committed())) {
      for (UnitId unit : portion.units()) {
        copyUnit(live, new UnitKey(key, unit));
      }
    }
  }

  private void copyLevel(LiveSnapshot live, StockKey key) {
    StoredLevel level = live.level(key);
    if (level != null) {
      levels.put(key, level);
    }
  }

  private void copyUnit(LiveSnapshot live, UnitKey key) {
    Unit unit = live.unit(key);
    if (unit != null) {
      units.put(key, unit);
    }
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public @Nullable StoredLevel level(StockKey key) {
    return levels.get(key);
  }

  @Override
  public @Nullable Entry entry(EntryId id) {
    return entries.get(id);
  }

  @Override
  public @Nullable Unit unit(UnitKey key) {
    return units.get(key);
  }

  @Override
  public List<ExpiringHold> holds(StockKey key) {
    return holds.getOrDefault(key, List.of());
  }
}
