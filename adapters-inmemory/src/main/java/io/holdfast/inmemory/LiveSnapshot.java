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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A view of the rows, read while their stripes are locked. Nothing is copied. */
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
    return row == null ? null : row.unit(key.unit());
  }

  @Override
  public List<ExpiringHold> holds(StockKey key) {
    StockRow row = rows.stock.get(key);
    return row == null ? List.of() : row.earliestHolds(Footprint.HOLDS_LOADED);
  }
}
