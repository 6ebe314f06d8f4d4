package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.jdbc.internal.table.Tables;
import io.holdfast.jdbc.internal.table.UnreadableRows;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Runs the queries that list stored rows, on a given connection. */
public final class ListingQueries {
  private final Tables tables;
  private final AuditQueries audit;

  public ListingQueries(Tables tables) {
    this.tables = tables;
    this.audit = new AuditQueries(tables);
  }

  public List<StoredLevel> levels(Handle handle, ShopId shop, @Nullable StockKey after, int limit) {
    return tables.levels().page(handle, shop, after, limit, UnreadableRows::logged);
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
