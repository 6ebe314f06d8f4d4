package io.holdfast.jdbc;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.EntryChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/** Writes reservations and operations. */
final class EntryWriter {
  private final SqlText insert;
  private final SqlText updateOne;
  private final SqlText updateMany;

  EntryWriter(SqlTexts texts) {
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
    updateMany =
        texts.text(
            """
            UPDATE holdfast_entry {primary} SET
              state = CASE id [[WHEN ? THEN ?| ]] ELSE state END,
              content = CASE id [[WHEN ? THEN ?| ]] ELSE content END,
              held_at = CASE id [[WHEN ? THEN ?| ]] ELSE held_at END,
              expires_at = CASE id [[WHEN ? THEN ?| ]] ELSE expires_at END,
              committed_at = CASE id [[WHEN ? THEN ?| ]] ELSE committed_at END,
              dispatched_at = CASE id [[WHEN ? THEN ?| ]] ELSE dispatched_at END,
              ended_at = CASE id [[WHEN ? THEN ?| ]] ELSE ended_at END,
              version = version + 1
            WHERE shop = ? AND ([[(id = ? AND version = ?)| OR ]])\
            """);
  }

  /** Inserts the new ones, sorted by id as they come, so that two inserters cannot deadlock. */
  void insert(Handle handle, List<EntryChange> changes) {
    List<EntryChange> added = changes.stream().filter(it -> it.before() == null).toList();
    for (List<EntryChange> chunk : Chunks.inSteps(added)) {
      Args args = new Args();
      for (EntryChange change : chunk) {
        insertArgs(args, change.after());
      }
      Writes.insertNew(handle, insert.rows(chunk.size()), args, "id");
    }
  }

  private static void insertArgs(Args args, Entry entry) {
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

  /** Changes reservations; operations never change. */
  void update(Handle handle, List<EntryChange> changes) {
    List<Reservation> changed = new ArrayList<>(changes.size());
    for (EntryChange change : changes) {
      if (change.before() != null) {
        changed.add((Reservation) change.after());
      }
    }
    if (changed.size() == 1) {
      updateOne(handle, changed.get(0));
      return;
    }
    for (List<Reservation> chunk : Chunks.padded(changed, Chunks.MOST_CASES)) {
      updateMany(handle, chunk);
    }
  }

  private void updateOne(Handle handle, Reservation it) {
    Args args = new Args().text(it.state().name()).text(LineText.of(it.lines()));
    args.time(it.heldAt()).time(it.expiresAt()).time(it.committedAt());
    args.time(it.dispatchedAt()).time(it.endedAt());
    args.text(it.shop().value()).text(it.id().value()).number(it.version() - 1);
    Writes.update(handle, updateOne.text(), args, 1, "reservation");
  }

  private void updateMany(Handle handle, List<Reservation> all) {
    Args args = new Args();
    column(args, all, (to, it) -> to.text(it.state().name()));
    column(args, all, (to, it) -> to.text(LineText.of(it.lines())));
    column(args, all, (to, it) -> to.time(it.heldAt()));
    column(args, all, (to, it) -> to.time(it.expiresAt()));
    column(args, all, (to, it) -> to.time(it.committedAt()));
    column(args, all, (to, it) -> to.time(it.dispatchedAt()));
    column(args, all, (to, it) -> to.time(it.endedAt()));
    args.text(all.get(0).shop().value());
    column(args, all, (to, it) -> to.number(it.version() - 1));
    int rows = (int) all.stream().map(Reservation::id).distinct().count();
    Writes.update(handle, updateMany.rows(all.size()), args, rows, "reservation");
  }

  private static void column(
      Args args, List<Reservation> all, BiConsumer<Args, Reservation> value) {
    for (Reservation it : all) {
      value.accept(args.text(it.id().value()), it);
    }
  }
}
