package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.inventory.spi.support.Micros;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import io.holdfast.jdbc.internal.sql.StoreClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;

/** Reads the index of holds by expiry. */
public final class HoldTable {
  private static final String TABLE = "hold";

  private final SizedSql expired;
  private final SizedSql earliest;
  private final SizedSql overdue;
  private final StoreClock clock;
  private final StatementSplit split;

  HoldTable(SqlTexts texts) {
    split = texts.split();
    clock = texts.clock();
    // UNION, not UNION ALL: the last key of a chunk may be repeated.
    expired =
        texts.text(
            """
            [[(SELECT sku, location, SUM(quantity) AS expired_held FROM holdfast_hold {primary}
            WHERE shop = ? AND sku = ? AND location = ? AND expires_at <= ?
            GROUP BY sku, location {lockPart})| UNION ]] {all}\
            """);
    earliest =
        texts.text(
            """
            [[(SELECT sku, location, expires_at, id FROM holdfast_hold {primary}
            WHERE shop = ? AND sku = ? AND location = ? ORDER BY expires_at, id LIMIT ? {lockPart})| UNION ]]
            ORDER BY expires_at, id {all}\
            """);
    overdue =
        texts.text(
            """
            SELECT DISTINCT h.expires_at, h.id
            FROM (SELECT {now} AS now_micros) clock CROSS JOIN holdfast_hold h
            WHERE h.shop = ? AND h.expires_at <= clock.now_micros
            ORDER BY h.expires_at, h.id LIMIT ?\
            """);
  }

  /** Reports the number of pieces in expired holds, for each key that has any. */
  public void expired(
      Handle handle,
      ShopId shop,
      Collection<StockKey> keys,
      Instant now,
      BiConsumer<StockKey, Long> found) {
    for (List<StockKey> chunk : split.padded(List.copyOf(keys))) {
      Bindings args = new Bindings();
      for (StockKey key : chunk) {
        args.key(key).time(now);
      }
      Sql.each(
          handle,
          expired.rows(chunk.size()),
          args,
          row -> found.accept(LevelTable.key(shop, row), row.getLong("expired_held")));
    }
  }

  /**
   * Adds the earliest holds of each key to the snapshot, as many as a footprint needs, earliest
   * first, except those that cannot be read.
   */
  public void earliest(
      Handle handle, ShopId shop, Collection<StockKey> keys, LoadedSnapshot found) {
    for (List<StockKey> chunk : split.padded(List.copyOf(keys))) {
      readable(
          Footprint.HOLDS_LOADED,
          limit -> earliest(handle, shop, chunk, limit),
          row -> found.add(row.key(), row.hold()));
    }
  }

  private record Row(StockKey key, ExpiringHold hold) {}

  /** Returns the earliest holds of each key. */
  private List<UnreadableRows.Read<Row>> earliest(
      Handle handle, ShopId shop, List<StockKey> keys, int limit) {
    Bindings args = new Bindings();
    for (StockKey key : keys) {
      args.key(key).number(limit);
    }
    return Sql.list(
        handle,
        earliest.rows(keys.size()),
        args,
        row -> UnreadableRows.read(TABLE, shop, row, it -> row(shop, it), "sku", "location", "id"));
  }

  private static Row row(ShopId shop, ResultSet row) throws SQLException {
    return new Row(
        LevelTable.key(shop, row),
        new ExpiringHold(
            new ReservationId(row.getString("id")), Micros.toInstant(row.getLong("expires_at"))));
  }

  /** Returns the ids of expired holds, earliest first, except those that cannot be read. */
  public List<ReservationId> overdue(Handle handle, ShopId shop, int limit) {
    List<ReservationId> found = new ArrayList<>();
    readable(limit, most -> overdueRows(handle, shop, most), found::add);
    return found;
  }

  private List<UnreadableRows.Read<ReservationId>> overdueRows(
      Handle handle, ShopId shop, int limit) {
    return Sql.list(
        handle,
        overdue.text(),
        clock.bind(new Bindings()).text(shop.value()).number(limit),
        row ->
            UnreadableRows.read(
                TABLE, shop, row, it -> new ReservationId(it.getString("id")), "id"));
  }

  /**
   * Passes on rows that can be read, and logs the others. Reads again with a larger limit as long
   * as those may have taken places of readable ones. The limit counts for each key, but rows of
   * several keys are counted together: it may read once more than needed.
   *
   * @param limit the least number of readable rows to pass on for each key, if there are as many
   * @param rows reads the rows up to a limit
   */
  private static <T> void readable(
      int limit, IntFunction<List<UnreadableRows.Read<T>>> rows, Consumer<T> found) {
    List<UnreadableRows.Read<T>> read;
    int bad = 0;
    int asked;
    do {
      asked = limit + bad;
      read = rows.apply(asked);
      bad = (int) read.stream().filter(row -> row.value() == null).count();
    } while (read.size() >= asked && asked < limit + bad);
    read.forEach(row -> row.tell(found, UnreadableRows::logged));
  }
}
