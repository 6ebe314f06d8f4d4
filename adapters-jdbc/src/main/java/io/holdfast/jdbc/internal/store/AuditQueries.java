package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.HoldRow;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.KeyRange;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.table.LevelTable;
import io.holdfast.jdbc.internal.table.Tables;
import io.holdfast.jdbc.internal.table.UnreadableRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a visitor the rows behind a page of levels. It must run in a transaction that reads one
 * consistent snapshot.
 *
 * <p>Rows are read in slices by key and not streamed: each driver needs other settings to stream,
 * and memory is bounded either way.
 */
final class AuditQueries {
  private static final int SLICE = 1_000;

  private final Tables tables;
  private final SizedSql moved;
  private final SizedSql holds;
  private final AuditCounts counts;

  AuditQueries(Tables tables) {
    this.tables = tables;
    counts = new AuditCounts(tables.texts());
    moved =
        tables
            .texts()
            .text(
                """
                SELECT sku, location, SUM(on_hand_delta) AS moved FROM holdfast_movement
                WHERE shop = ? AND sku >= ? AND (sku > ? OR location >= ?)
                  AND sku <= ? AND (sku < ? OR location <= ?)
                GROUP BY sku, location {all}\
                """);
    holds =
        tables
            .texts()
            .text(
                """
                SELECT sku, location, expires_at, id, quantity FROM holdfast_hold
                WHERE shop = ? AND sku >= ? AND (sku > ? OR location > ? OR location = ?
                    AND (expires_at > ? OR expires_at = ? AND id > ?))
                  AND sku <= ? AND (sku < ? OR location <= ?)
                ORDER BY sku, location, expires_at, id LIMIT ?\
                """);
  }

  void show(Handle handle, ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    AuditPage page = new AuditPage(shop, visitor);
    List<StoredLevel> levels =
        tables.levels().page(handle, shop, after, limit, page::unreadableLevel);
    levels.forEach(page::add);
    KeyRange range = null;
    if (!levels.isEmpty()) {
      range = KeyRange.between(levels.get(0).key(), levels.get(levels.size() - 1).key());
      showLevels(handle, levels, range, page, visitor);
      showUnits(handle, range, page, visitor);
      showHolds(handle, range, page, visitor);
      showReservations(handle, shop, page, visitor);
    }
    int looked = limit + page.unreadableLevels();
    visitor.totals(page.readable(counts.count(handle, shop, after, looked, range)));
  }

  private void showLevels(
      Handle handle,
      List<StoredLevel> levels,
      KeyRange range,
      AuditPage page,
      AuditVisitor visitor) {
    Map<List<String>, Long> sums = new HashMap<>(); // also of movements without a level
    Sql.each(
        handle,
        moved.text(),
        range.bind(new Bindings()),
        row ->
            sums.put(
                List.of(row.getString("sku"), row.getString("location")), row.getLong("moved")));
    sums.forEach(page::moved);
    for (StoredLevel level : levels) {
      visitor.level(level, sums.getOrDefault(AuditPage.place(level.key()), 0L));
    }
  }

  /** Shows the units of unreadable levels too, because the totals count them. */
  private void showUnits(Handle handle, KeyRange range, AuditPage page, AuditVisitor visitor) {
    KeyRange rest = range;
    String afterUnit = "";
    List<UnreadableRows.Read<Unit>> slice;
    do {
      slice = tables.units().range(handle, rest, afterUnit, SLICE);
      for (UnreadableRows.Read<Unit> row : slice) {
        rest = range.startingAt(row.place(0), row.place(1));
        afterUnit = row.place(2);
        row.tell(
            unit -> {
              if (page.has(unit.key().key())) {
                visitor.unit(unit);
              }
            },
            page::unreadableUnit);
      }
    } while (slice.size() == SLICE);
  }

  /** Shows the holds of unreadable levels too, because the totals count them. */
  private void showHolds(Handle handle, KeyRange range, AuditPage page, AuditVisitor visitor) {
    KeyRange rest = range;
    long afterExpiry = Long.MIN_VALUE;
    String afterId = "";
    List<UnreadableRows.Read<HoldRow>> slice;
    do {
      Bindings args = new Bindings().text(range.shop().value()).text(rest.fromSku());
      args.text(rest.fromSku()).text(rest.fromLocation()).text(rest.fromLocation());
      args.number(afterExpiry).number(afterExpiry).text(afterId);
      range.bindEnd(args).number(SLICE);
      slice = Sql.list(handle, holds.text(), args, row -> read(range.shop(), row));
      for (UnreadableRows.Read<HoldRow> row : slice) {
        rest = range.startingAt(row.place(0), row.place(1));
        afterExpiry = Long.parseLong(row.place(2));
        afterId = row.place(3);
        row.tell(
            hold -> {
              if (page.has(hold.key())) {
                visitor.hold(hold.key(), hold.reservation(), hold.quantity(), hold.expiresAt());
              }
            },
            page::unreadableHold);
      }
    } while (slice.size() == SLICE);
  }

  private static UnreadableRows.Read<HoldRow> read(ShopId shop, ResultSet row) throws SQLException {
    return UnreadableRows.read(
        "hold", shop, row, it -> hold(shop, it), "sku", "location", "expires_at", "id");
  }

  private static HoldRow hold(ShopId shop, ResultSet row) throws SQLException {
    return new HoldRow(
        LevelTable.key(shop, row),
        new ReservationId(row.getString("id")),
        row.getLong("quantity"),
        Micros.toInstant(row.getLong("expires_at")));
  }

  private void showReservations(Handle handle, ShopId shop, AuditPage page, AuditVisitor visitor) {
    String after = "";
    List<UnreadableRows.Read<Reservation>> slice;
    do {
      slice = tables.entries().open(handle, shop, after, SLICE);
      for (UnreadableRows.Read<Reservation> row : slice) {
        after = row.place(0);
        row.tell(visitor::reservation, page::unreadableReservation);
      }
    } while (slice.size() == SLICE);
  }
}
