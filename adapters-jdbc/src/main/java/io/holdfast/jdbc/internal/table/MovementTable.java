package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.inventory.spi.support.UnitText;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.Columns;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Appends and reads movements. Movements are never changed or deleted. */
public final class MovementTable {
  private final SizedSql insert;
  private final SizedSql page;
  private final SizedSql ofReference;
  private final StatementSplit split;

  MovementTable(SqlTexts texts) {
    split = texts.split();
    insert =
        texts.text(
            """
            INSERT INTO holdfast_movement (shop, sku, location, moved_at, cause, kind, quantity,
              on_hand_delta, held_delta, committed_delta, units, reference, reason)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)|, ]]\
            """);
    page =
        texts.text(
            """
            SELECT sku, location, moved_at, cause, kind, quantity, on_hand_delta, held_delta,
              committed_delta, units, reference, reason
            FROM holdfast_movement
            WHERE shop = ? AND sku = ? AND location = ? AND moved_at >= ?
              AND (moved_at > ? OR cause > ? OR cause = ? AND kind > ?)
            ORDER BY moved_at, cause, kind LIMIT ?\
            """);
    ofReference =
        texts.text(
            """
            SELECT sku, location, moved_at, cause, kind, quantity, on_hand_delta, held_delta,
              committed_delta, units, reference, reason
            FROM holdfast_movement WHERE shop = ? AND reference = ?
            ORDER BY moved_at, cause, kind, sku, location {all}\
            """);
  }

  public void insert(Handle handle, List<StockMovement> movements) {
    CheckedWrites.insert(handle, insert, split, movements, MovementTable::row);
  }

  private static void row(Bindings args, StockMovement it) {
    ReservationId reference = it.reference();
    Reason reason = it.reason();
    args.key(it.key()).time(it.at()).text(it.cause().value());
    args.text(it.kind().name()).number(it.quantity()).number(it.onHandDelta());
    args.number(it.heldDelta()).number(it.committedDelta());
    args.text(UnitText.of(it.units()));
    args.text(reference == null ? null : reference.value());
    args.text(reason == null ? null : reason.value());
  }

  public List<StockMovement> page(
      Handle handle, StockKey key, @Nullable StockMovement after, int limit) {
    List<StockMovement> movements = new ArrayList<>();
    long from = after == null ? Long.MIN_VALUE : Micros.of(after.at());
    String cause = after == null ? "" : after.cause().value();
    String kind = after == null ? "" : after.kind().name();
    List<UnreadableRows.Read<StockMovement>> rows;
    do {
      Bindings args = new Bindings().key(key).number(from).number(from).text(cause).text(cause);
      args.text(kind).number(limit - movements.size());
      rows = Sql.list(handle, page.text(), args, row -> read(key.shop(), row));
      for (UnreadableRows.Read<StockMovement> row : rows) {
        from = Long.parseLong(row.place(2));
        cause = row.place(3);
        kind = row.place(4);
        row.tell(movements::add, UnreadableRows::logged);
      }
    } while (!rows.isEmpty() && movements.size() < limit);
    return movements;
  }

  public List<StockMovement> of(Handle handle, ShopId shop, ReservationId reference) {
    Bindings args = new Bindings().text(shop.value()).text(reference.value());
    List<StockMovement> movements = new ArrayList<>();
    Sql.each(
        handle,
        ofReference.text(),
        args,
        row -> read(shop, row).tell(movements::add, UnreadableRows::logged));
    return movements;
  }

  private static UnreadableRows.Read<StockMovement> read(ShopId shop, ResultSet row)
      throws SQLException {
    return UnreadableRows.read(
        "movement",
        shop,
        row,
        it -> movement(shop, it),
        "sku",
        "location",
        "moved_at",
        "cause",
        "kind");
  }

  private static StockMovement movement(ShopId shop, ResultSet row) throws SQLException {
    String reference = Columns.text(row, "reference");
    String reason = Columns.text(row, "reason");
    return new StockMovement(
        LevelTable.key(shop, row),
        MovementKind.valueOf(row.getString("kind")),
        row.getLong("quantity"),
        row.getLong("on_hand_delta"),
        row.getLong("held_delta"),
        row.getLong("committed_delta"),
        UnitText.parse(row.getString("units")),
        EntryId.stored(row.getString("cause")),
        reference == null ? null : new ReservationId(reference),
        reason == null ? null : new Reason(reason),
        Micros.toInstant(row.getLong("moved_at")));
  }
}
