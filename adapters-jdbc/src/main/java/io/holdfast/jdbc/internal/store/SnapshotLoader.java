package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.connection.BorrowedConnection;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.table.Tables;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Loads the rows that a footprint names and implies.
 *
 * <p>The lock of a level covers everything that belongs to the level: its units, its index of
 * holds, and every reservation with a line on it. Only the transaction that holds the lock writes
 * them. So they are read after it, without separate locks.
 */
final class SnapshotLoader {
  private final Tables tables;

  SnapshotLoader(Tables tables) {
    this.tables = tables;
  }

  /**
   * Locks the levels and loads the rows.
   *
   * @param wider the levels to lock besides those that are named; levels that turn out to be
   *     missing are added
   * @throws StaleSnapshotException if a level is missing among those that are locked; it cannot be
   *     locked now, because the order of locks would be wrong
   */
  LoadedSnapshot lock(Handle handle, Footprint footprint, Set<StockKey> wider) {
    return lock(handle, footprint, wider, Set.of());
  }

  /**
   * Locks the levels and loads the rows inside a transaction whose plain reads may be old.
   *
   * @param hidden the ids that exist though a plain read does not show them
   */
  LoadedSnapshot lock(
      Handle handle, Footprint footprint, Set<StockKey> wider, Set<EntryId> hidden) {
    ShopId shop = footprint.shop();
    TreeSet<StockKey> keys = new TreeSet<>(footprint.keys());
    keys.addAll(wider);
    if (keys.isEmpty() && !footprint.entries().isEmpty()) {
      LoadedSnapshot early = new LoadedSnapshot();
      readEntries(handle, footprint, hidden, early);
      keys.addAll(early.keysOfReservations());
      if (keys.isEmpty()) {
        // Ids without levels are new, or their state is final. Their primary key guards them.
        return early;
      }
    }
    LoadedSnapshot snapshot = new LoadedSnapshot();
    tables.levels().lock(handle, shop, keys, snapshot);
    readEntries(handle, footprint, hidden, snapshot);
    SortedSet<StockKey> missing = snapshot.keysOfReservations();
    missing.removeAll(keys);
    if (!missing.isEmpty()) {
      wider.addAll(missing);
      throw new StaleSnapshotException("a reservation has other lines");
    }
    addWhatHangsOnLevels(handle, footprint, snapshot, snapshot.withOverdueHolds());
    return snapshot;
  }

  /**
   * Reads the entries and the time. If every read must lock, the rows that are found may be old.
   */
  private void readEntries(
      Handle handle, Footprint footprint, Set<EntryId> hidden, LoadedSnapshot snapshot) {
    ShopId shop = footprint.shop();
    snapshot.at(tables.entries().read(handle, shop, footprint.entries(), snapshot));
    if (tables.texts().locking()) {
      TreeSet<EntryId> there = new TreeSet<>(hidden);
      snapshot.entries().forEach(entry -> there.add(entry.entryId()));
      tables.entries().lock(handle, shop, there, snapshot);
    }
  }

  /**
   * Loads the rows without locks and without a transaction, by one statement.
   *
   * @return null if the footprint needs more than levels and entries, or if an entry implies other
   *     rows
   */
  @Nullable LoadedSnapshot readAtOnce(BorrowedConnection lease, Footprint footprint) {
    if (!footprint.units().isEmpty() || !footprint.holdsOf().isEmpty()) {
      return null;
    }
    List<StockKey> keys = footprint.keys();
    List<EntryId> ids = footprint.entries();
    if (ids.isEmpty()) {
      return keys.size() <= tables.texts().split().most() ? read(lease.single(), footprint) : null;
    }
    if (!tables.levelsAndEntries().canRead(keys.size(), ids.size())) {
      return null;
    }
    LoadedSnapshot snapshot =
        tables.levelsAndEntries().read(lease.single(), footprint.shop(), keys, ids);
    if (new HashSet<>(keys).containsAll(snapshot.keysOfReservations())
        && snapshot.unitsOfReservations().isEmpty()) {
      return snapshot;
    }
    lease.endSingle();
    return null;
  }

  /** Loads the rows without locks. All are of one moment if the transaction sees one. */
  LoadedSnapshot read(Handle handle, Footprint footprint) {
    ShopId shop = footprint.shop();
    LoadedSnapshot snapshot = new LoadedSnapshot();
    TreeSet<StockKey> keys = new TreeSet<>(footprint.keys());
    if (!footprint.entries().isEmpty() || keys.isEmpty()) {
      snapshot.at(tables.entries().read(handle, shop, footprint.entries(), snapshot));
      keys.addAll(snapshot.keysOfReservations());
    }
    if (!keys.isEmpty()) {
      // The later time applies: expired holds are counted by it.
      snapshot.at(tables.levels().read(handle, shop, keys, snapshot));
    }
    addWhatHangsOnLevels(handle, footprint, snapshot, List.of());
    return snapshot;
  }

  private void addWhatHangsOnLevels(
      Handle handle, Footprint footprint, LoadedSnapshot snapshot, List<StockKey> overdue) {
    ShopId shop = footprint.shop();
    SortedSet<UnitKey> units = snapshot.unitsOfReservations();
    units.addAll(footprint.units());
    tables.units().read(handle, shop, units, snapshot);
    tables.holds().expired(handle, shop, overdue, snapshot.now(), snapshot::expired);
    tables.holds().earliest(handle, shop, footprint.holdsOf(), snapshot);
  }
}
