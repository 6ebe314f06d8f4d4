package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.support.LineText;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Reads reservations and operations. */
public final class EntryTable {
  private static final String TABLE = "entry";

  static final String RESERVATION = "RESERVATION";

  private final ShopKeys keys;
  private final SizedSql read;
  private final SizedSql lock;
  private final SizedSql time;
  private final SizedSql open;
  private final StoreClock clock;
  private final StatementSplit split;

  EntryTable(SqlTexts texts) {
    split = texts.split();
    clock = texts.clock();
    keys = texts.keys("id");
    read =
        texts.text(
            """
            SELECT clock.now_micros, e.id, e.kind, e.state, e.content, e.held_at, e.expires_at,
              e.committed_at, e.dispatched_at, e.ended_at, e.version
            FROM (SELECT {now} AS now_micros) clock LEFT JOIN holdfast_entry e
            ON {shopKeys} {all}\
            """,
            texts.keysOf("e", "id"));
    lock =
        texts.text(
            """
            SELECT id, kind, state, content, held_at, expires_at, committed_at, dispatched_at,
              ended_at, version
            FROM holdfast_entry {primary} WHERE {shopKeys}
            ORDER BY id {all} FOR UPDATE\
            """,
            keys);
    time = texts.text("SELECT {now} AS now_micros {all}");
    open =
        texts.text(
            """
            SELECT id, kind, state, content, held_at, expires_at, committed_at, dispatched_at,
              ended_at, version
            FROM holdfast_entry
            WHERE shop = ? AND id > ? AND state IN ('HELD', 'COMMITTED')
            ORDER BY id LIMIT ?\
            """);
  }

  /** Adds entries to the snapshot and returns the time. */
  public Instant read(Handle handle, ShopId shop, Collection<EntryId> ids, LoadedSnapshot found) {
    StatementTime now = new StatementTime();
    if (ids.isEmpty()) {
      Sql.each(
          handle,
          time.text(),
          clock.bind(new Bindings()),
          row -> now.seen(row.getLong("now_micros")));
    }
    for (List<EntryId> chunk : split.padded(List.copyOf(ids))) {
      Sql.each(
          handle,
          read.rows(chunk.size()),
          bind(keys, clock.bind(new Bindings()), shop, chunk),
          row -> {
            now.seen(row.getLong("now_micros"));
            if (row.getString("id") != null) {
              show(shop, row, found);
            }
          });
    }
    return now.get();
  }

  /** Locks entries and adds their current values to the snapshot, under any isolation level. */
  public void lock(Handle handle, ShopId shop, Collection<EntryId> ids, LoadedSnapshot found) {
    for (List<EntryId> chunk : split.padded(List.copyOf(ids))) {
      Sql.each(
          handle,
          lock.rows(chunk.size()),
          bind(keys, new Bindings(), shop, chunk),
          row -> show(shop, row, found));
    }
  }

  /** Returns reservations that have stock, in the order of their ids. */
  public List<UnreadableRows.Read<Reservation>> open(
      Handle handle, ShopId shop, String after, int limit) {
    return Sql.list(
        handle,
        open.text(),
        new Bindings().text(shop.value()).text(after).number(limit),
        row -> UnreadableRows.read(TABLE, shop, row, it -> reservation(shop, it), "id"));
  }

  static Bindings bind(ShopKeys keys, Bindings args, ShopId shop, List<EntryId> ids) {
    return keys.bind(args, shop, ids, (to, id) -> to.text(id.value()));
  }

  /** Adds the entry of a row to the snapshot, or the reason why it cannot be read. */
  static void show(ShopId shop, ResultSet row, LoadedSnapshot found) throws SQLException {
    EntryId id = EntryId.stored(row.getString("id"));
    UnreadableRows.<Entry>read(TABLE, shop, row, it -> entry(shop, it), "id")
        .tell(found::add, (place, why) -> found.unreadable(id, why));
  }

  private static Entry entry(ShopId shop, ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    if (kind.equals(RESERVATION)) {
      return reservation(shop, row);
    }
    return new Operation(
        shop,
        OperationId.of(EntryId.stored(row.getString("id"))),
        OperationKind.valueOf(kind),
        row.getString("content"),
        Objects.requireNonNull(Columns.time(row, "ended_at"), "ended_at"));
  }

  static Reservation reservation(ShopId shop, ResultSet row) throws SQLException {
    return new Reservation(
        shop,
        new ReservationId(row.getString("id")),
        ReservationState.valueOf(row.getString("state")),
        LineText.parse(row.getString("content")),
        Columns.time(row, "held_at"),
        Columns.time(row, "expires_at"),
        Columns.time(row, "committed_at"),
        Columns.time(row, "dispatched_at"),
        Columns.time(row, "ended_at"),
        row.getLong("version"));
  }
}
