package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.ShopKeys;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import io.holdfast.jdbc.internal.sql.StatementTime;
import io.holdfast.jdbc.internal.sql.StoreClock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Reads stock levels and entries as of one moment, in one statement. From READ COMMITTED on, a
 * statement sees all of its tables as of its start, so it needs no transaction.
 */
public final class LevelsAndEntries {
  private final SizedSql read;
  private final StoreClock clock;
  private final StatementSplit split;
  private final ShopKeys levelKeys;
  private final ShopKeys entryKeys;

  LevelsAndEntries(SqlTexts texts) {
    split = texts.split();
    clock = texts.clock();
    levelKeys = texts.keysOf("l", LevelTable.KEY);
    entryKeys = texts.keysOf("e", "id");
    read =
        texts.text(
            """
            SELECT clock.now_micros, {level},
              NULL AS id, NULL AS state, NULL AS content, NULL AS held_at, NULL AS expires_at,
              NULL AS committed_at, NULL AS dispatched_at, NULL AS ended_at
            FROM (SELECT {now} AS now_micros) clock LEFT JOIN holdfast_stock_level l
            ON {shopLevels}
            UNION ALL
            SELECT NULL, NULL, NULL, e.kind, NULL, NULL, NULL, NULL,
              NULL, NULL, NULL, e.version,
              NULL,
              e.id, e.state, e.content, e.held_at, e.expires_at,
              e.committed_at, e.dispatched_at, e.ended_at
            FROM holdfast_entry e WHERE {shopEntries} {all}\
            """,
            Map.of(
                "level",
                LevelTable.COLUMNS,
                "shopLevels",
                levelKeys.condition(),
                "shopEntries",
                entryKeys.condition()));
  }

  /** Returns whether one statement can read this many levels and entries. */
  public boolean canRead(int levels, int entries) {
    int most = split.most();
    return levels > 0 && levels <= most && entries > 0 && entries <= most;
  }

  /** Returns the rows and the time. */
  public LoadedSnapshot read(
      Handle handle, ShopId shop, Collection<StockKey> keys, Collection<EntryId> ids) {
    List<StockKey> levels = split.padded(List.copyOf(keys)).get(0);
    List<EntryId> entries = split.padded(List.copyOf(ids)).get(0);
    LoadedSnapshot found = new LoadedSnapshot();
    StatementTime time = new StatementTime();
    Bindings args = LevelTable.bind(levelKeys, clock.bind(new Bindings()), shop, levels);
    Sql.each(
        handle,
        read.rows(levels.size(), entries.size()),
        EntryTable.bind(entryKeys, args, shop, entries),
        row -> {
          if (row.getString("id") != null) {
            EntryTable.show(shop, row, found);
            return;
          }
          time.seen(row.getLong("now_micros"));
          if (row.getString("sku") != null) {
            LevelTable.show(shop, row, found);
          }
        });
    found.at(time.get());
    return found;
  }
}
