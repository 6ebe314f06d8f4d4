package io.holdfast.jdbc;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.UnitChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Writes units. Those that go the same way, such as all that one reservation takes, go in one
 * statement, however many they are.
 */
final class UnitWriter {
  private final SqlText insert;
  private final SqlText update;
  private final SqlText delete;

  UnitWriter(SqlTexts texts) {
    insert =
        texts.text(
            """
            INSERT INTO holdfast_unit (shop, sku, location, unit, state, owner, held_until)
            VALUES [[(?, ?, ?, ?, ?, ?, ?)|, ]]\
            """);
    update =
        texts.text(
            """
            UPDATE holdfast_unit {primary} SET state = ?, owner = ?, held_until = ?
            WHERE shop = ? AND ([[(sku = ? AND location = ? AND unit = ?)| OR ]])
              AND state = ? AND COALESCE(owner, '') = ?\
            """);
    delete =
        texts.text(
            """
            DELETE {deleteBefore} FROM holdfast_unit row_ {deleteAfter}
            WHERE shop = ? AND ([[(sku = ? AND location = ? AND unit = ?)| OR ]])
              AND state = ? AND COALESCE(owner, '') = ?\
            """);
  }

  /** What a unit is, but for its key. */
  private record Standing(
      UnitState state, @Nullable ReservationId owner, @Nullable Instant heldUntil) {
    static Standing of(Unit unit) {
      return new Standing(unit.state(), unit.owner(), unit.heldUntil());
    }

    @Nullable String ownerText() {
      return owner == null ? null : owner.value();
    }
  }

  /** From where to where; null is out of the stock. */
  private record Way(Standing from, @Nullable Standing to) {}

  void insert(Handle handle, List<UnitChange> changes) {
    List<Unit> added = new ArrayList<>(0);
    for (UnitChange change : changes) {
      if (change.before() == null && change.after() != null) {
        added.add(change.after());
      }
    }
    for (List<Unit> chunk : Chunks.exact(added)) {
      Args args = new Args();
      for (Unit unit : chunk) {
        args.text(unit.key().key().shop().value());
        standing(UnitTable.keyArgs(args, unit.key()), Standing.of(unit));
      }
      Writes.insertNew(handle, insert.rows(chunk.size()), args, "unit");
    }
  }

  void update(Handle handle, List<UnitChange> changes) {
    Map<Way, List<Unit>> byWay = new LinkedHashMap<>();
    for (UnitChange change : changes) {
      Unit before = change.before();
      Unit after = change.after();
      if (before != null && !before.equals(after)) {
        Way way = new Way(Standing.of(before), after == null ? null : Standing.of(after));
        byWay.computeIfAbsent(way, some -> new ArrayList<>()).add(before);
      }
    }
    byWay.forEach(
        (way, units) -> {
          for (List<Unit> chunk : Chunks.padded(units)) {
            move(handle, way, chunk);
          }
        });
  }

  private void move(Handle handle, Way way, List<Unit> units) {
    Args args = new Args();
    if (way.to() != null) {
      standing(args, way.to());
    }
    args.text(units.get(0).key().key().shop().value());
    units.forEach(unit -> UnitTable.keyArgs(args, unit.key()));
    String owner = way.from().ownerText();
    args.text(way.from().state().name()).text(owner == null ? "" : owner);
    String sql = (way.to() == null ? delete : update).rows(units.size());
    Writes.update(handle, sql, args, (int) units.stream().distinct().count(), "unit");
  }

  private static void standing(Args args, Standing standing) {
    args.text(standing.state().name()).text(standing.ownerText()).time(standing.heldUntil());
  }
}
