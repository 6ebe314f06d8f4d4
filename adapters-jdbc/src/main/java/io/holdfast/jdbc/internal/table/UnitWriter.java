package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.UnitChange;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.CheckedWrites;
import io.holdfast.jdbc.internal.sql.ShopKeys;
import io.holdfast.jdbc.internal.sql.SizedSql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import io.holdfast.jdbc.internal.sql.StatementSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes units. One statement writes the units that get the same values, such as all that one
 * reservation takes or gives back. Units that get different values are also written in one
 * statement, with a CASE branch for each.
 */
public final class UnitWriter {
  private static final String AS_BEFORE = "state = ? AND COALESCE(owner, '') = ?";

  private final ShopKeys keys;
  private final SizedSql insert;
  private final SizedSql updateAlike;
  private final SizedSql updateEach;
  private final SizedSql delete;
  private final StatementSplit split;

  UnitWriter(SqlTexts texts) {
    split = texts.split();
    keys = texts.keys(UnitTable.KEY);
    Map<String, String> asBefore = Map.of("shopKeys", keys.condition(AS_BEFORE));
    insert =
        texts.text(
            """
            INSERT INTO holdfast_unit (shop, sku, location, unit, state, owner, held_until)
            VALUES [[(?, ?, ?, ?, ?, ?, ?)|, ]]\
            """);
    updateAlike =
        texts.text(
            """
            UPDATE holdfast_unit {primary} SET state = ?, owner = ?, held_until = ?
            WHERE {shopKeys}\
            """,
            asBefore);
    updateEach =
        texts.text(
            """
            UPDATE holdfast_unit {primary} SET
              state = CASE [[WHEN sku = ? AND location = ? AND unit = ? THEN ?| ]] ELSE state END,
              owner = CASE [[WHEN sku = ? AND location = ? AND unit = ? THEN ?| ]] ELSE owner END,
              held_until = CASE [[WHEN sku = ? AND location = ? AND unit = ? THEN ?| ]]
                ELSE held_until END
            WHERE {shopKeys}\
            """,
            asBefore);
    delete =
        texts.text(
            """
            DELETE {deleteBefore} FROM holdfast_unit row_ {deleteAfter}
            WHERE {shopKeys}\
            """,
            asBefore);
  }

  /** Holds an existing unit and its new values. */
  private record Move(Unit before, Unit after) {
    boolean endsLike(Move other) {
      return after.state() == other.after.state()
          && Objects.equals(after.owner(), other.after.owner())
          && Objects.equals(after.heldUntil(), other.after.heldUntil());
    }
  }

  public void insert(Handle handle, List<UnitChange> changes) {
    List<Unit> added = new ArrayList<>(0);
    for (UnitChange change : changes) {
      if (change.before() == null && change.after() != null) {
        added.add(change.after());
      }
    }
    for (List<Unit> chunk : split.exact(added)) {
      Bindings args = new Bindings();
      for (Unit unit : chunk) {
        args.text(unit.key().key().shop().value());
        UnitTable.keyArgs(args, unit.key()).text(unit.state().name());
        args.text(owner(unit)).time(unit.heldUntil());
      }
      CheckedWrites.insertNew(handle, insert.rows(chunk.size()), args, "unit");
    }
  }

  public void update(Handle handle, List<UnitChange> changes) {
    List<Move> moves = new ArrayList<>(changes.size());
    List<Unit> gone = new ArrayList<>(0);
    for (UnitChange change : changes) {
      Unit before = change.before();
      Unit after = change.after();
      if (before != null && after == null) {
        gone.add(before);
      } else if (before != null && after != null && !before.equals(after)) {
        moves.add(new Move(before, after));
      }
    }
    if (!moves.isEmpty() && moves.stream().allMatch(moves.get(0)::endsLike)) {
      updateAlike(handle, moves);
    } else {
      updateEach(handle, moves);
    }
    for (List<Unit> chunk : split.padded(gone)) {
      write(handle, delete, new Bindings(), chunk);
    }
  }

  private void updateAlike(Handle handle, List<Move> moves) {
    Unit after = moves.get(0).after();
    for (List<Move> chunk : split.padded(moves)) {
      Bindings args =
          new Bindings().text(after.state().name()).text(owner(after)).time(after.heldUntil());
      write(handle, updateAlike, args, chunk.stream().map(Move::before).toList());
    }
  }

  private void updateEach(Handle handle, List<Move> moves) {
    for (List<Move> chunk : split.padded(moves, StatementSplit.MOST_CASES)) {
      Bindings args = new Bindings();
      for (Move move : chunk) {
        UnitTable.keyArgs(args, move.after().key()).text(move.after().state().name());
      }
      for (Move move : chunk) {
        UnitTable.keyArgs(args, move.after().key()).text(owner(move.after()));
      }
      for (Move move : chunk) {
        UnitTable.keyArgs(args, move.after().key()).time(move.after().heldUntil());
      }
      write(handle, updateEach, args, chunk.stream().map(Move::before).toList());
    }
  }

  /** Writes units whose stored values are still the ones before. */
  private void write(Handle handle, SizedSql text, Bindings args, List<Unit> units) {
    keys.<Unit>bind(
        args,
        units.get(0).key().key().shop(),
        units,
        (to, unit) -> UnitTable.keyArgs(to, unit.key()),
        UnitWriter::bindBefore);
    int rows = (int) units.stream().distinct().count();
    CheckedWrites.change(handle, text.rows(units.size()), args, rows, "unit");
  }

  private static void bindBefore(Bindings args, Unit unit) {
    String owner = owner(unit);
    args.text(unit.state().name()).text(owner == null ? "" : owner);
  }

  private static @Nullable String owner(Unit unit) {
    ReservationId owner = unit.owner();
    return owner == null ? null : owner.value();
  }
}
