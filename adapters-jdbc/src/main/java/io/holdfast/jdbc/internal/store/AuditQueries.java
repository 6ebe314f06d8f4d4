package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.error.InvariantViolationException;
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
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlText;
import io.holdfast.jdbc.internal.table.LevelTable;
import io.holdfast.jdbc.internal.table.Tables;
import io.holdfast.jdbc.internal.table.UnreadableRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
  private final SqlText moved;
  private final SqlText holds;
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
    List<Consumer<AuditVisitor>> bad = new ArrayList<>();
    Set<@Nullable StockKey> unreadable = new HashSet<>();
    List<StoredLevel> levels =
        tables
            .levels()
            .page(
                handle,
                shop,
                after,
                limit,
                (place, why) -> {
                  unreadable.add(UnreadableRows.key(shop, place.get(0), place.get(1)));
                  bad.add(shown(shop, place, why));
                });
    bad.forEach(it -> it.accept(visitor));
    if (levels.isEmpty()) {
      visitor.totals(counts.count(handle, shop, after, limit, null));
      return;
    }
    KeyRange range = KeyRange.between(levels.get(0).key(), levels.get(levels.size() - 1).key());
    showRest(handle, range, levels, unreadable, visitor);
    visitor.totals(counts.count(handle, shop, after, limit, range));
  }

  /** Shows a row that cannot be read; its first two columns name the stock key. */
  private static Consumer<AuditVisitor> shown(
      ShopId shop, List<String> place, InvariantViolationException why) {
    UnreadableRows.logged(place, why);
    StockKey key = UnreadableRows.key(shop, place.get(0), place.get(1));
    return visitor -> visitor.unreadable(key, String.valueOf(why.getMessage()));
  }

  /** Shows the rows behind a level that cannot be read too, because the totals count them. */
  private void showRest(
      Handle handle,
      KeyRange range,
      List<StoredLevel> levels,
      Set<@Nullable StockKey> unreadable,
      AuditVisitor visitor) {
    Set<@Nullable StockKey> page = new HashSet<>(unreadable);
    levels.forEach(level -> page.add(level.key()));
    showLevels(handle, levels, range, visitor);
    showUnits(handle, range, page, visitor);
    showHolds(handle, range, page, visitor);
    showReservations(handle, range.shop(), visitor);
  }

  private void showLevels(
      Handle handle, List<StoredLevel> levels, KeyRange range, AuditVisitor visitor) {
    Map<StockKey, Long> sums = new HashMap<>();
    Sql.each(
        handle,
        moved.text(),
        range.bind(new Bindings()),
        row -> {
          StockKey key =
              UnreadableRows.key(range.shop(), row.getString("sku"), row.getString("location"));
          if (key != null) { // without a level; SQL sums these movements up unread
            sums.put(key, row.getLong("moved"));
          }
        });
    for (StoredLevel level : levels) {
      visitor.level(level, sums.getOrDefault(level.key(), 0L));
    }
  }

  private void showUnits(
      Handle handle, KeyRange range, Set<@Nullable StockKey> page, AuditVisitor visitor) {
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
              if (page.contains(unit.key().key())) {
                visitor.unit(unit);
              }
            },
            (place, why) -> shown(range.shop(), place, why).accept(visitor));
      }
    } while (slice.size() == SLICE);
  }

  private void showHolds(
      Handle handle, KeyRange range, Set<@Nullable StockKey> page, AuditVisitor visitor) {
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
              if (page.contains(hold.key())) {
                visitor.hold(hold.key(), hold.reservation(), hold.quantity(), hold.expiresAt());
              }
            },
            (place, why) -> shown(range.shop(), place, why).accept(visitor));
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

  private void showReservations(Handle handle, ShopId shop, AuditVisitor visitor) {
    String after = "";
    List<UnreadableRows.Read<Reservation>> slice;
    do {
      slice = tables.entries().open(handle, shop, after, SLICE);
      for (UnreadableRows.Read<Reservation> row : slice) {
        after = row.place(0);
        row.tell(
            visitor::reservation,
            (place, why) -> {
              UnreadableRows.logged(place, why);
              visitor.unreadable(null, String.valueOf(why.getMessage()));
            });
      }
    } while (slice.size() == SLICE);
  }
}
