package io.holdfast.contract;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A snapshot with exactly the rows that were put into it. Reading another row fails. */
final class LoadedRows implements Snapshot {
  private final Instant now;
  final Map<StockKey, @Nullable StoredLevel> levels = new HashMap<>();
  final Map<EntryId, @Nullable Entry> entries = new HashMap<>();
  final Map<UnitKey, @Nullable Unit> units = new HashMap<>();
  final Map<StockKey, List<ExpiringHold>> holds = new HashMap<>();

  /** The keys of levels and units and the ids of entries that cannot be read. */
  final Set<Object> unreadable = new HashSet<>();

  LoadedRows(Instant now) {
    this.now = now;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public @Nullable StoredLevel level(StockKey key) {
    return loaded(levels, readable(key));
  }

  @Override
  public @Nullable Entry entry(EntryId id) {
    return loaded(entries, readable(id));
  }

  @Override
  public @Nullable Unit unit(UnitKey key) {
    return loaded(units, readable(key));
  }

  @Override
  public List<ExpiringHold> holds(StockKey key) {
    List<ExpiringHold> found = loaded(holds, key);
    return found == null ? List.of() : found;
  }

  private <K> K readable(K key) {
    if (unreadable.contains(key)) {
      throw new InvariantViolationException("row " + key + " cannot be read", null);
    }
    return key;
  }

  private static <K, V> @Nullable V loaded(Map<K, ? extends @Nullable V> rows, K key) {
    if (!rows.containsKey(key)) {
      throw new IllegalStateException(key + " is not in the footprint");
    }
    return rows.get(key);
  }
}
