package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.HoldRow;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.ShopKeys;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Keeps the index of holds by expiry consistent with the reservations. */
public final class HoldWriter {
  private final ShopKeys keys;
  private final SizedSql insert;
  private final SizedSql delete;
  private final SizedSql deleteAll;
  private final StatementSplit split;

  HoldWriter(SqlTexts texts) {
    split = texts.split();
    keys = texts.keys("sku", "location", "expires_at", "id");
    insert =
        texts.text(
            """
            INSERT INTO holdfast_hold (shop, sku, location, expires_at, id, quantity)
            VALUES [[(?, ?, ?, ?, ?, ?)|, ]]\
            """);
    delete =
        texts.text(
            """
            DELETE {deleteBefore} FROM holdfast_hold row_ {deleteAfter} WHERE {shopKeys}\
            """,
            keys);
    deleteAll = texts.text("DELETE FROM holdfast_hold WHERE shop = ? AND id IN ([[?|, ]])");
  }

  public void update(Handle handle, List<EntryChange> changes) {
    List<HoldRow> gone = new ArrayList<>();
    List<HoldRow> added = new ArrayList<>();
    List<Reservation> rewritten = new ArrayList<>(0);
    for (EntryChange change : changes) {
      Reservation before = reservation(change.before());
      Reservation after = reservation(change.after());
      if (before != null && after != null && isSameHold(before, after)) {
        rewritten.add(after);
      } else if (before != null) {
        gone.addAll(HoldRow.of(before));
      }
      if (after != null) {
        added.addAll(HoldRow.of(after));
      }
    }
    deleteAll(handle, rewritten);
    delete(handle, gone);
    insert(handle, added);
  }

  private static @Nullable Reservation reservation(@Nullable Entry entry) {
    return entry instanceof Reservation it ? it : null;
  }

  /**
   * Tells whether a reservation is written though its change does not affect the index, which means
   * that the index is to be repaired.
   */
  private static boolean isSameHold(Reservation before, Reservation after) {
    return before.state() == after.state()
        && before.lines().equals(after.lines())
        && Objects.equals(before.expiresAt(), after.expiresAt());
  }

  /** Deletes all rows of reservations. Slow: reads all holds of the shop. */
  private void deleteAll(Handle handle, List<Reservation> rewritten) {
    for (List<Reservation> chunk : split.padded(rewritten)) {
      Bindings args = new Bindings().text(chunk.get(0).shop().value());
      chunk.forEach(it -> args.text(it.id().value()));
      Sql.update(handle, deleteAll.rows(chunk.size()), args);
    }
  }

  /**
   * Deletes rows of the index. A missing row is not an error: the index is correct afterwards. So a
   * hold can be sold or released even if {@code verify} would report its index row as missing.
   */
  private void delete(Handle handle, List<HoldRow> gone) {
    for (List<HoldRow> chunk : split.padded(gone)) {
      Bindings args = keys.bind(new Bindings(), chunk.get(0).key().shop(), chunk, HoldWriter::key);
      Sql.update(handle, delete.rows(chunk.size()), args);
    }
  }

  private void insert(Handle handle, List<HoldRow> added) {
    CheckedWrites.insert(handle, insert, split, added, HoldWriter::bind);
  }

  private static void bind(Bindings args, HoldRow row) {
    args.text(row.key().shop().value());
    key(args, row).number(row.quantity());
  }

  private static Bindings key(Bindings args, HoldRow row) {
    return args.place(row.key()).time(row.expiresAt()).text(row.reservation().value());
  }
}
