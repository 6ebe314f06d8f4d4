package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.table.ReservationTable;
import io.holdfast.jdbc.internal.table.Tables;
import io.holdfast.jdbc.internal.table.UnreadableRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Runs the queries that list stored rows, on a given connection. */
public final class ListingQueries {
  private final Tables tables;
  private final AuditQueries audit;
  private final ReservationTable reservations;

  public ListingQueries(Tables tables) {
    this.tables = tables;
    this.audit = new AuditQueries(tables);
    this.reservations = new ReservationTable(tables.texts());
  }

  public List<StoredLevel> levels(Handle handle, ShopId shop, @Nullable StockKey after, int limit) {
    return tables.levels().page(handle, shop, after, limit, UnreadableRows::logged);
  }

  public List<StoredLevel> levels(Handle handle, ShopId shop, Collection<StockKey> keys) {
    LoadedSnapshot found = new LoadedSnapshot();
    tables.levels().read(handle, shop, keys, found);
    List<StoredLevel> levels = new ArrayList<>(keys.size());
    for (StockKey key : keys) {
      StoredLevel level = readableOrNull(() -> found.level(key));
      if (level != null) {
        levels.add(level);
      }
    }
    return levels;
  }

  public List<Reservation> reservations(Handle handle, ShopId shop, Collection<ReservationId> ids) {
    LoadedSnapshot found = new LoadedSnapshot();
    List<EntryId> entries = ids.stream().map(ReservationId::entry).toList();
    Instant now = tables.entries().read(handle, shop, entries, found);
    List<Reservation> all = new ArrayList<>(ids.size());
    for (EntryId id : entries) {
      if (readableOrNull(() -> found.entry(id)) instanceof Reservation it) {
        all.add(it.asOf(now));
      }
    }
    return all;
  }

  /** Returns a row; logs it and returns null if it cannot be read. */
  private static <T> @Nullable T readableOrNull(Supplier<@Nullable T> row) {
    try {
      return row.get();
    } catch (InvariantViolationException e) {
      UnreadableRows.logged(List.of(), e);
      return null;
    }
  }

  public ReservationSlice reservations(
      Handle handle, ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    return reservations.slice(handle, shop, filter, after, limit);
  }

  public List<ShopId> shops(Handle handle, @Nullable ShopId after, int limit) {
    return tables.levels().shops(handle, after, limit);
  }

  public List<StockMovement> movements(
      Handle handle, StockKey key, @Nullable StockMovement after, int limit) {
    return tables.movements().page(handle, key, after, limit);
  }

  public List<StockMovement> movements(Handle handle, ShopId shop, ReservationId reference) {
    return tables.movements().of(handle, shop, reference);
  }

  public List<ReservationId> expiredHolds(Handle handle, ShopId shop, int limit) {
    return tables.holds().overdue(handle, shop, limit);
  }

  public void audit(
      Handle handle, ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    audit.show(handle, shop, after, limit, visitor);
  }
}
