package io.holdfast.inmemory;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.HoldRow;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The rows of one shop. They are written under the stripes of the rows concerned. */
final class ShopRows {
  final ConcurrentMap<StockKey, StockRow> stock = new ConcurrentHashMap<>();

  /** The same rows in the order of listings; changed only when a key is new. */
  final ConcurrentSkipListMap<StockKey, StockRow> sorted = new ConcurrentSkipListMap<>();

  final ConcurrentMap<EntryId, Entry> entries = new ConcurrentHashMap<>();
  final ConcurrentMap<ReservationId, List<StockMovement>> movements = new ConcurrentHashMap<>();

  @Nullable StoredLevel level(StockKey key, Instant now) {
    StockRow row = stock.get(key);
    return row == null ? null : row.levelAt(now);
  }

  void write(Changes changes) {
    for (int i = 0; i < changes.levels().size(); i++) {
      write(changes.levels().get(i).after());
    }
    for (int i = 0; i < changes.entries().size(); i++) {
      EntryChange change = changes.entries().get(i);
      entries.put(change.after().entryId(), change.after());
      if (change.before() instanceof Reservation before) {
        index(before, false);
      }
      if (change.after() instanceof Reservation after) {
        index(after, true);
      }
    }
    for (UnitChange change : changes.units()) {
      write(change);
    }
    for (StockMovement movement : changes.movements()) {
      row(movement.key()).movements.add(movement);
      if (movement.reference() != null) {
        movements.merge(movement.reference(), List.of(movement), ShopRows::joined);
      }
    }
  }

  private void write(StoredLevel after) {
    StockRow row = stock.get(after.key());
    StoredLevel stored = after.expiredHeld() == 0 ? after : after.withExpiredHeld(0);
    if (row == null) {
      StockRow added = new StockRow(stored);
      stock.put(after.key(), added);
      sorted.put(after.key(), added);
    } else {
      row.level = stored;
    }
  }

  private void index(Reservation it, boolean add) {
    for (HoldRow hold : HoldRow.of(it)) {
      StockRow row = row(hold.key());
      ExpiringHold indexed = new ExpiringHold(hold.reservation(), hold.expiresAt());
      if (add) {
        row.holds.put(indexed, hold.quantity());
      } else {
        row.holds.remove(indexed);
      }
    }
  }

  private void write(UnitChange change) {
    StockRow row = row(change.key().key());
    Unit after = change.after();
    if (after == null) {
      row.units.remove(change.key().unit());
    } else {
      row.units.put(after.key().unit(), after);
    }
  }

  private StockRow row(StockKey key) {
    StockRow row = stock.get(key);
    if (row == null) {
      throw new IllegalStateException("level " + key + " is missing for a row that belongs to it");
    }
    return row;
  }

  private static List<StockMovement> joined(List<StockMovement> a, List<StockMovement> b) {
    List<StockMovement> both = new ArrayList<>(a);
    both.addAll(b);
    return List.copyOf(both);
  }
}
