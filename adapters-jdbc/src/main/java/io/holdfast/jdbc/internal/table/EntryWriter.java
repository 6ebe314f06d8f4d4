package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.support.LineText;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import io.holdfast.jdbc.internal.sql.VersionedBulkUpdate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes reservations and operations. */
public final class EntryWriter {
  private static final String WHAT = "reservation";

  private final SizedSql insertSold;
  private final SizedSql insert;
  private final SizedSql updateOne;
  private final VersionedBulkUpdate overwrite;
  private final StatementSplit split;

  EntryWriter(SqlTexts texts) {
    split = texts.split();
    insertSold =
        texts.text(
            """
            INSERT INTO holdfast_entry (shop, id, kind, state, content, committed_at, version)
            VALUES [[(?, ?, 'RESERVATION', 'COMMITTED', ?, ?, 1)|, ]]\
            """);
    insert =
        texts.text(
            """
            INSERT INTO holdfast_entry (shop, id, kind, state, content, held_at, expires_at,
              committed_at, dispatched_at, ended_at, version)
            VALUES [[(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)|, ]]\
            """);
    updateOne =
        texts.text(
            """
            UPDATE holdfast_entry {primary} SET state = ?, content = ?, held_at = ?, expires_at = ?,
              committed_at = ?, dispatched_at = ?, ended_at = ?, version = version + 1
            WHERE shop = ? AND id = ? AND version = ?\
            """);
    overwrite =
        new VersionedBulkUpdate(
            texts,
            "holdfast_entry",
            List.of("shop", "id"),
            List.of("kind", "state", "content"),
            List.of(
                "held_at", "expires_at", "committed_at", "dispatched_at", "ended_at", "version"));
  }

  /**
   * Inserts the new entries in the given order, which is sorted by id, so that two inserting
   * transactions hardly ever deadlock. Most entries of a flash sale are sold without a hold; they
   * need four values instead of eleven.
   */
  public void insert(Handle handle, List<EntryChange> changes) {
    List<Reservation> sold = new ArrayList<>(changes.size());
    List<Entry> others = new ArrayList<>(0);
    for (EntryChange change : changes) {
      if (change.before() == null) {
        if (change.after() instanceof Reservation it && isJustSold(it)) {
          sold.add(it);
        } else {
          others.add(change.after());
        }
      }
    }
    CheckedWrites.insertNew(handle, insertSold, split, sold, EntryWriter::soldRow, "id");
    CheckedWrites.insertNew(handle, insert, split, others, EntryWriter::row, "id");
  }

  private static void soldRow(Bindings args, Reservation it) {
    args.text(it.shop().value()).text(it.id().value());
    args.text(LineText.of(it.lines())).time(it.committedAt());
  }

  private static boolean isJustSold(Reservation it) {
    return it.state() == ReservationState.COMMITTED && it.heldAt() == null && it.version() == 1;
  }

  private static void row(Bindings args, Entry entry) {
    args.text(entry.shop().value()).text(entry.entryId().value());
    if (entry instanceof Operation it) {
      args.text(it.kind().name()).text(null).text(it.request());
      args.time(null).time(null).time(null).time(null).time(it.at());
    } else {
      Reservation it = (Reservation) entry;
      args.text(EntryTable.RESERVATION).text(it.state().name()).text(LineText.of(it.lines()));
      args.time(it.heldAt()).time(it.expiresAt()).time(it.committedAt());
      args.time(it.dispatchedAt()).time(it.endedAt());
    }
    args.number(entry.version());
  }

  /** Updates reservations; operations never change. */
  public void update(Handle handle, List<EntryChange> changes) {
    List<Reservation> changed = new ArrayList<>(changes.size());
    for (EntryChange change : changes) {
      if (change.before() != null) {
        changed.add((Reservation) change.after());
      }
    }
    if (changed.size() == 1) {
      updateOne(handle, changed.get(0));
    } else {
      overwrite.write(handle, changed, EntryWriter::row, WHAT);
    }
  }

  private void updateOne(Handle handle, Reservation changed) {
    CheckedWrites.change(
        handle, updateOne, split, List.of(changed), EntryWriter::newValues, 1, WHAT);
  }

  private static void newValues(Bindings args, Reservation it) {
    args.named(it.shop().value(), it.id().value());
    args.text(it.state().name()).text(LineText.of(it.lines()));
    args.time(it.heldAt()).time(it.expiresAt()).time(it.committedAt());
    args.time(it.dispatchedAt()).time(it.endedAt());
    args.text(it.shop().value()).text(it.id().value()).number(it.version() - 1);
  }
}
