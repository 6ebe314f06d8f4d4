package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.inventory.spi.support.RestockText;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Columns;
import io.holdfast.jdbc.internal.sql.ShopKeys;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import io.holdfast.jdbc.internal.sql.StatementTime;
import io.holdfast.jdbc.internal.sql.StoreClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads stock levels. */
public final class LevelTable {
  private static final String TABLE = "stock_level";

  /** The columns of a key, without the shop. */
  static final String[] KEY = {"sku", "location"};

  /** The columns of the level {@code l} as of the time of {@code clock}. */
  static final String COLUMNS =
      """
      l.sku, l.location, l.kind, l.safety_stock, l.restock, l.on_hand, l.held,
        l.committed, l.next_expiry, l.on_hand_version, l.version,
        CASE WHEN l.next_expiry <= clock.now_micros THEN (
          SELECT SUM(h.quantity) FROM holdfast_hold h
          WHERE h.shop = l.shop AND h.sku = l.sku AND h.location = l.location
            AND h.expires_at <= clock.now_micros) ELSE 0 END AS expired_held\
      """;

  private final ShopKeys keys;
  private final SizedSql lock;
  private final SizedSql read;
  private final SizedSql page;
  private final SizedSql shops;
  private final StoreClock clock;
  private final StatementSplit split;

  LevelTable(SqlTexts texts) {
    split = texts.split();
    clock = texts.clock();
    keys = texts.keys(KEY);
    lock =
        texts.text(
            """
            SELECT sku, location, kind, safety_stock, restock, on_hand, held, committed, next_expiry,
              on_hand_version, version, 0 AS expired_held
            FROM holdfast_stock_level {primary}
            WHERE {shopKeys}
            ORDER BY sku, location {all} FOR UPDATE\
            """,
            keys);
    read =
        texts.text(
            """
            SELECT clock.now_micros, {level}
            FROM (SELECT {now} AS now_micros) clock LEFT JOIN holdfast_stock_level l
            ON {shopKeys} {all}\
            """,
            Map.of("level", COLUMNS, "shopKeys", texts.keysOf("l", KEY).condition()));
    page =
        texts.text(
            """
            SELECT {level}
            FROM (SELECT {now} AS now_micros) clock CROSS JOIN holdfast_stock_level l
            WHERE l.shop = ? AND l.sku >= ? AND (l.sku > ? OR l.location > ?)
            ORDER BY l.sku, l.location LIMIT ?\
            """,
            Map.of("level", COLUMNS));
    shops =
        texts.text(
            "SELECT DISTINCT shop FROM holdfast_stock_level WHERE shop > ? ORDER BY shop LIMIT ?");
  }

  /** Locks levels in key order, and adds them to the snapshot as if no hold had expired. */
  public void lock(Handle handle, ShopId shop, Collection<StockKey> keys, LoadedSnapshot found) {
    for (List<StockKey> chunk : split.padded(List.copyOf(keys))) {
      Sql.each(
          handle,
          lock.rows(chunk.size()),
          bind(this.keys, new Bindings(), shop, chunk),
          row -> show(shop, row, found));
    }
  }

  /** Adds the level of a row to the snapshot, or the reason why it cannot be read. */
  static void show(ShopId shop, ResultSet row, LoadedSnapshot found) throws SQLException {
    UnreadableRows.<StoredLevel>read(TABLE, shop, row, it -> level(shop, it), KEY)
        .tell(found::add, (place, why) -> found.unreadable(key(shop, place), why));
  }

  /** Adds the current values of levels to the snapshot, without locks, and returns the time. */
  public Instant read(Handle handle, ShopId shop, Collection<StockKey> keys, LoadedSnapshot found) {
    StatementTime time = new StatementTime();
    for (List<StockKey> chunk : split.padded(List.copyOf(keys))) {
      Sql.each(
          handle,
          read.rows(chunk.size()),
          bind(this.keys, clock.bind(new Bindings()), shop, chunk),
          row -> {
            time.seen(row.getLong("now_micros"));
            if (row.getString("sku") != null) {
              show(shop, row, found);
            }
          });
    }
    return time.get();
  }

  /**
   * Lists levels by key, except those that cannot be read.
   *
   * @param bad the listener that receives those
   */
  public List<StoredLevel> page(
      Handle handle,
      ShopId shop,
      @Nullable StockKey after,
      int limit,
      UnreadableRows.Listener bad) {
    List<StoredLevel> levels = new ArrayList<>();
    String sku = after == null ? "" : after.sku().value();
    String location = after == null ? "" : after.location().value();
    List<UnreadableRows.Read<StoredLevel>> rows;
    do {
      Bindings args =
          clock.bind(new Bindings()).text(shop.value()).text(sku).text(sku).text(location);
      rows =
          Sql.list(
              handle,
              page.text(),
              args.number(limit - levels.size()),
              row -> UnreadableRows.read(TABLE, shop, row, it -> level(shop, it), KEY));
      for (UnreadableRows.Read<StoredLevel> row : rows) {
        sku = row.place(0);
        location = row.place(1);
        row.tell(levels::add, bad);
      }
    } while (!rows.isEmpty() && levels.size() < limit);
    return levels;
  }

  /** Lists the shops that have a level, except those whose id cannot be read. */
  public List<ShopId> shops(Handle handle, @Nullable ShopId after, int limit) {
    List<ShopId> shops = new ArrayList<>();
    String last = after == null ? "" : after.value();
    List<String> page;
    do {
      Bindings args = new Bindings().text(last).number(limit - shops.size());
      page = Sql.list(handle, this.shops.text(), args, row -> row.getString("shop"));
      for (String shop : page) {
        last = shop;
        UnreadableRows.readOrLog(TABLE, shop, () -> new ShopId(shop)).ifPresent(shops::add);
      }
    } while (!page.isEmpty() && shops.size() < limit);
    return shops;
  }

  static Bindings bind(ShopKeys columns, Bindings args, ShopId shop, List<StockKey> keys) {
    return columns.bind(args, shop, keys, Bindings::place);
  }

  public static StockKey key(ShopId shop, ResultSet row) throws SQLException {
    return new StockKey(
        shop, new Sku(row.getString("sku")), new Location(row.getString("location")));
  }

  /** Returns the key of a row that was asked for by it, so that its texts are valid. */
  static StockKey key(ShopId shop, List<String> place) {
    return new StockKey(shop, new Sku(place.get(0)), new Location(place.get(1)));
  }

  static StoredLevel level(ShopId shop, ResultSet row) throws SQLException {
    StockKey key = key(shop, row);
    return new StoredLevel(
        key,
        policy(StockKind.valueOf(row.getString("kind")), row.getLong("safety_stock")),
        RestockText.parse(key, row.getString("restock")),
        row.getLong("on_hand"),
        row.getLong("held"),
        row.getLong("committed"),
        Columns.time(row, "next_expiry"),
        row.getLong("expired_held"),
        row.getLong("on_hand_version"),
        row.getLong("version"));
  }

  private static StockPolicy policy(StockKind kind, long safetyStock) {
    return switch (kind) {
      case QUANTITY -> StockPolicy.quantity(safetyStock);
      case UNITS -> StockPolicy.units();
      case UNTRACKED -> StockPolicy.untracked();
    };
  }
}
