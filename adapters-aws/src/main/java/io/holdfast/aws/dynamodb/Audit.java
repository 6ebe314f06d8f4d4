package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows a visitor the rows behind a page of levels, as of one moment. There is no snapshot of so
 * many items to be had, so they are read one after another, and the levels again at the end: who
 * changes anything that an audit adds up changes its level, so if no level has another version, all
 * was so at one moment. If one has, everything is read again.
 *
 * <p>A hold that is extended changes its line of the index and not its level. So where holds and
 * index differ, they must differ in the same way once more.
 */
final class Audit {
  private final Reads reads;
  private final HoldIndex holds;
  private final ListingQueries listings;

  Audit(Reads reads, HoldIndex holds, ListingQueries listings) {
    this.reads = reads;
    this.holds = holds;
    this.listings = listings;
  }

  /** What was read. */
  private record Rows(
      List<StoredLevel> levels,
      Map<StockKey, Long> moved,
      List<Unit> units,
      Set<HoldItem> holds,
      List<Reservation> reservations) {

    /** Lines that are in the index alone, or in the reservations alone. */
    Set<HoldItem> differences() {
      Set<StockKey> page = new HashSet<>();
      levels.forEach(level -> page.add(level.key()));
      Set<HoldItem> held = new HashSet<>();
      for (Reservation it : reservations) {
        for (HoldItem hold : HoldItems.of(it).values()) {
          if (page.contains(hold.key())) {
            held.add(hold);
          }
        }
      }
      Set<HoldItem> differences = new HashSet<>(held);
      differences.removeAll(holds);
      holds.stream().filter(hold -> !held.contains(hold)).forEach(differences::add);
      return differences;
    }
  }

  void show(Call call, ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    Set<HoldItem> seen = Set.of();
    while (true) {
      Rows rows = read(call, shop, listings.stored(call, shop, after, limit));
      if (!rows.levels().equals(listings.stored(call, shop, after, limit))) {
        seen = Set.of();
        call.pauseAfter(Conflict.changing());
        continue;
      }
      Set<HoldItem> differences = rows.differences();
      if (differences.equals(seen)) {
        show(rows, visitor);
        return;
      }
      seen = differences;
    }
  }

  private Rows read(Call call, ShopId shop, List<StoredLevel> levels) {
    Map<StockKey, Long> moved = new HashMap<>();
    List<Unit> units = new ArrayList<>();
    Set<HoldItem> held = new HashSet<>();
    for (StoredLevel level : levels) {
      StockKey key = level.key();
      moved.put(key, moved(call, key));
      held.addAll(holds.all(call, key));
      if (level.policy().kind() == StockKind.UNITS) {
        Partition.all(reads, call, Keys.units(key))
            .forEachRemaining(item -> units.add(UnitItems.parse(key, item)));
      }
    }
    return new Rows(
        levels, moved, units, held, levels.isEmpty() ? List.of() : reservations(call, shop));
  }

  private long moved(Call call, StockKey key) {
    long moved = 0;
    Partition movements = Partition.all(reads, call, Keys.movements(key));
    while (movements.hasNext()) {
      moved = Math.addExact(moved, Values.number(movements.next(), MovementItems.ON_HAND_DELTA));
    }
    return moved;
  }

  private List<Reservation> reservations(Call call, ShopId shop) {
    List<Reservation> found = new ArrayList<>();
    for (String pk : Keys.entries(shop)) {
      Partition.all(reads, call, pk)
          .where(EntryItems.STATE, ReservationState.HELD.name(), ReservationState.COMMITTED.name())
          .forEachRemaining(item -> found.add((Reservation) EntryItems.parse(shop, item)));
    }
    return found;
  }

  private static void show(Rows rows, AuditVisitor visitor) {
    for (StoredLevel level : rows.levels()) {
      visitor.level(level, rows.moved().getOrDefault(level.key(), 0L));
    }
    rows.units().forEach(visitor::unit);
    for (HoldItem hold : rows.holds()) {
      visitor.hold(hold.key(), hold.reservation(), hold.quantity(), hold.expiresAt());
    }
    rows.reservations().forEach(visitor::reservation);
  }
}
