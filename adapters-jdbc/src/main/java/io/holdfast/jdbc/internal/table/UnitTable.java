package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Columns;
import io.holdfast.jdbc.internal.sql.KeyRange;
import io.holdfast.jdbc.internal.sql.ShopKeys;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads units. */
public final class UnitTable {
  /** The columns of a key, without the shop. */
  static final String[] KEY = {"sku", "location", "unit"};

  private final ShopKeys keys;
  private final SizedSql read;
  private final SizedSql range;
  private final StatementSplit split;

  UnitTable(SqlTexts texts) {
    split = texts.split();
    keys = texts.keys(KEY);
    read =
        texts.text(
            """
            SELECT sku, location, unit, state, owner, held_until FROM holdfast_unit {primary}
            WHERE {shopKeys}
            ORDER BY sku, location, unit {all} {lock}\
            """,
            keys);
    range =
        texts.text(
            """
            SELECT sku, location, unit, state, owner, held_until FROM holdfast_unit
            WHERE shop = ? AND sku >= ? AND (sku > ? OR location > ? OR location = ? AND unit > ?)
              AND sku <= ? AND (sku < ? OR location <= ?)
            ORDER BY sku, location, unit LIMIT ?\
            """);
  }

  public void read(Handle handle, ShopId shop, Collection<UnitKey> keys, LoadedSnapshot found) {
    for (List<UnitKey> chunk : split.padded(List.copyOf(keys))) {
      Bindings args = this.keys.bind(new Bindings(), shop, chunk, UnitTable::keyArgs);
      Sql.each(handle, read.rows(chunk.size()), args, row -> show(shop, row, found));
    }
  }

  private static void show(ShopId shop, ResultSet row, LoadedSnapshot found) throws SQLException {
    read(shop, row).tell(found::add, (place, why) -> found.unreadable(key(shop, place), why));
  }

  public static UnreadableRows.Read<Unit> read(ShopId shop, ResultSet row) throws SQLException {
    return UnreadableRows.read("unit", shop, row, it -> unit(shop, it), KEY);
  }

  /** Returns units of the stock keys in a range, by key. */
  public List<UnreadableRows.Read<Unit>> range(
      Handle handle, KeyRange range, String afterUnit, int limit) {
    String sku = range.fromSku();
    Bindings args = new Bindings().text(range.shop().value()).text(sku).text(sku);
    args.text(range.fromLocation()).text(range.fromLocation()).text(afterUnit);
    range.bindEnd(args).number(limit);
    return Sql.list(handle, this.range.text(), args, row -> read(range.shop(), row));
  }

  static Bindings keyArgs(Bindings args, UnitKey unit) {
    return args.place(unit.key()).text(unit.unit().value());
  }

  /** Returns the key of a row that was asked for by it, so that its texts are valid. */
  private static UnitKey key(ShopId shop, List<String> place) {
    return new UnitKey(LevelTable.key(shop, place), new UnitId(place.get(2)));
  }

  private static Unit unit(ShopId shop, ResultSet row) throws SQLException {
    String owner = Columns.text(row, "owner");
    return new Unit(
        new UnitKey(LevelTable.key(shop, row), new UnitId(row.getString("unit"))),
        UnitState.valueOf(row.getString("state")),
        owner == null ? null : new ReservationId(owner),
        Columns.time(row, "held_until"));
  }
}
